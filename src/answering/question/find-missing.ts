import type { DocumentRow } from "../../ports/store.ts";
import { reportFacts } from "../../retrieval/understanding/reports/report-facts.ts";

const quoted = /《([^《》]{2,60})》/gu;
/** A place named as the owner of a report or a figure: 拉萨市2024年…, 拉萨市政府工作报告. */
const owner =
  /(?:^|[，,。；;：:、和与\s])([\p{Script=Han}]{2,3}?)(?:市|省|州|盟|县)(?=(?:19|20)\d{2}|人?民?政府|的?(?:政府)?工作报告|去年|今年)/gu;
const marks = /[《》〈〉“”"（）()\s]|中国共产党|中华人民共和国|关于|若干|暂行|试行|的/gu;

/** What a question names and the base does not hold: titles in 《》, and places whose report is asked for. */
export function findMissing(question: string, rows: readonly DocumentRow[], namesHeld: boolean): string[] {
  const plain = question.normalize("NFKC");
  const titles = rows.map((row) => row.title.replaceAll(marks, ""));
  const missing: string[] = [];
  for (const [whole, title = ""] of question.matchAll(quoted)) {
    const name = title.replaceAll(/[（(][^）)]*[）)]/gu, "").replaceAll(marks, "");
    if (!namesHeld && !titles.some((held) => held.includes(name) || name.includes(held))) missing.push(whole);
  }
  const places = new Set(rows.map((row) => (row.kind === "report" ? reportFacts(row).place : null)));
  for (const [, place = ""] of plain.matchAll(owner)) {
    if (places.size > 0 && !places.has(place) && !/^[我本全各贵]/u.test(place))
      missing.push(`${place}的报告`);
  }
  return missing;
}

const local =
  /(?:^|[，,。？\s])(?:我|咱|本)们?(?:省|市|区|县|州|旗|街道)(?!委?组织部?的?(?:总结|报告|讲话))/u;
const person =
  /(?:现任|那位|这位|新任|叫什么|姓什么)[^，。？]{0,12}|(?:部长|书记|主任|局长|县长|市长|区长|处长|科长)(?:是|叫|姓)(?:谁|什么|哪位)/u;
const schedule =
  /(?:今年|明年|本月|下月|这个月|下个月|最近)[^。？]{0,24}(?:什么时候|何时|几号|哪天|几月)[^。？]{0,6}(?:报名|考试|开始|举行|召开|发放|公布|截止)?/u;
const headcount = /(?:编制数|名额|职数|人数)(?:是|有)?(?:多少|几)/u;

/** Facts of the day or of one office, which no policy text holds: who holds a post, this year's dates, our own rates. */
export function findPrivate(question: string, today: string): string[] {
  const plain = question.normalize("NFKC");
  const missing: string[] = [];
  if (person.test(plain) && /谁|什么|哪位|何时/u.test(plain)) missing.push("人员任职信息");
  if (schedule.test(plain) && !/多久|提前/u.test(plain)) missing.push("当年的具体安排");
  if (headcount.test(plain) && plain.includes(today.slice(0, 4))) missing.push("当年的编制、名额数");
  if (local.test(plain) && /多少|几|档次|标准|什么时候|哪/u.test(plain)) missing.push("本地的具体规定");
  return missing;
}
