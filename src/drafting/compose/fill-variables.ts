import type { Brief } from "../request/brief.ts";

const doing =
  /^(?:表彰|加强|推进|规范|落实|做好|提请|研究|举办|召开|开展|组织|设立|成立|拨付|购置|建设|调整|申报|增加|命名|授予)/u;

/**
 * Fills {when} (the period, or nothing), {next} (the year after), {topic}, {activity} (without its verb), {action} (with one), {period}, {scope}, {place} and {self} of a pattern. What the writer did not say is left
 * out where the sentence stands without it, else it becomes a placeholder.
 */
export function fillVariables(pattern: string, brief: Brief): string {
  const scope = brief.kind.isFirstPerson ? "我" : (brief.place ?? "");
  const recent = brief.kind.form === "document" ? "近期" : "一年来";
  const period = brief.period ?? (brief.time === "past" ? recent : "下一步");
  return (
    pattern
      .replaceAll("{topic}", () => brief.topic)
      .replaceAll("{matter}", () => brief.topic.replace(/(?:工作)?(?:会议|大会|推进会|座谈会)$/u, "工作"))
      .replaceAll("{activity}", () => brief.topic.replace(doing, ""))
      .replaceAll("{action}", () => (doing.test(brief.topic) ? brief.topic : `开展${brief.topic}`))
      .replaceAll("{period}", () => period)
      .replaceAll("{when}", () => brief.period ?? "")
      .replaceAll("{next}", () => (/^(?:19|20)\d{2}年$/u.test(period) ? `${brief.year + 1}年` : "下一年"))
      .replaceAll("{scope}", () => scope)
      .replaceAll("{self}", () => (brief.kind.isFirstPerson ? "我" : "领导班子"))
      .replaceAll("{place}", () => brief.place ?? "〔单位名称〕")
      // 组织工作 + 工作总结, 标准化建设实施 + 实施方案.
      .replaceAll(/(工作|实施|会议|方案|报告|活动|审议)\1/gu, "$1")
      .replaceAll(/^，/gu, "")
  );
}
