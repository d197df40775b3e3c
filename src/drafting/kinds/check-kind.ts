import type { Kind } from "./kind.ts";

/** Words that ask for something: no 报告 may carry them. */
const asking =
  /请(?:予)?(?:批示|批准|审批|批复|指示)|妥否|当否|请求(?:批准|支持|解决)|恳请(?:批准|支持|解决)/u;
/** One addressee: further ones are copied, never addressed. */
const severalAddressees = /^[^：\n]{2,40}[、，][^：\n]{2,40}：\s*$/mu;
const severalMatters = /(?:另|此外|同时)[，,]?(?:还)?(?:申请|请求|恳请|拟请)/u;

/** What a text of this kind may not do; one sentence each, with what to do instead. */
export function checkKind(kind: Kind, text: string): string[] {
  const notes: string[] = [];
  const title = text.split("\n", 1)[0] ?? "";
  for (const rule of kind.rules) {
    if (rule === "不称请示报告" && /请示报告/u.test(title))
      notes.push("标题不能写“请示报告”：请示和报告是两个文种，请只用一个");
    if (rule === "不夹带请示" && asking.test(text)) notes.push("报告不得夹带请示事项，需要批准的另写请示");
    if (rule === "一个主送" && severalAddressees.test(text))
      notes.push(`${kind.name}只写一个主送机关，其他机关用抄送`);
    if (rule === "一文一事" && severalMatters.test(text)) notes.push("请示应当一文一事，其他事项请另文请示");
    if (rule === "平级用函" && /请示|妥否|批示/u.test(text)) notes.push("不相隶属机关之间用函，不写请示用语");
  }
  return notes;
}
