/** A figure or name that a report leaves open: XX名, ×次, 占比％. */
export interface Placeholder {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const signs = "[XxＸｘ×○]";
const unit =
  "(?:个百分点|人次|万元|亿元|万人|万|亿|元|名|个|人|次|项|条|件|家|户|期|场|处|岁|年|月|日|天|届|支|批|本|篇|％|%)";

/**
 * X in 1+N+X, in Latin words and in formulas is a letter, not a gap; so is one alone in quotation marks,
 * the × of “数据要素×” and the X of X波段, X光.
 */
const marked = new RegExp(
  `(?<![A-Za-zＡ-Ｚａ-ｚ0-9+＋])(?!${signs}(?:波段|光|射线|轴))(?!${signs}”)${signs}+(?:[—\\-－~～]+${signs}+)?(?![A-Za-z0-9+＋])(?:余|多)?(?:${unit})?`,
  "gu",
);
const dotted = new RegExp(`(?<=[\\p{Script=Han}])(?:…+|\\.{3,})(?:余|多)?${unit}`, "gu");
/** A line of dots stands for a whole passage left open. */
const dottedLine = /(?<=^|\n)[^\S\n]*(?:…+|\.{3,})[^\S\n]*(?=\n|$)/gu;
const stop = "(?=[，。；、：）！\\n]|$)";
/** Nothing at all where a number belongs. */
const empty = [
  /(?<=占比|比例|占|率|达|达到|增长|下降|提高|为)[％%]/gu,
  /(?<=年龄)岁/gu,
  /(?<=奖励|补助|补贴|投入|资金|经费|拨付|总额|共计|累计|收入)(?:万元|亿元)(?!以上|以下|级)/gu,
  /(?<=提高|下降|上升|增加|增长)个百分点/gu,
  // Counted words: only where the clause ends after them, for 名额, 期间, 场所 begin with the same characters.
  new RegExp(`(?<=党员|干部|人才|书记|队员|公务员|教师|代表|委员|积极分子|工作者|人员|对象)名${stop}`, "gu"),
  new RegExp(`(?<=培训|走访|慰问|参加|参与|覆盖|服务|调整|交流|提拔|选派)人(?:次|户)${stop}`, "gu"),
  new RegExp(`(?<=培训班|研修班|宣讲|党课|讲座|座谈会|推进会|调度会)(?:期|场|次)${stop}`, "gu"),
  new RegExp(`(?<=党组织|党支部|党委|问题|项目|示范点|阵地|社区|小组|专班)个${stop}`, "gu"),
];

/** Every gap of `text` in order; overlapping finds count once. */
export function findPlaceholders(text: string): Placeholder[] {
  const found = [marked, dotted, dottedLine, ...empty].flatMap((pattern) =>
    [...text.matchAll(pattern)].map((match) => ({
      text: match[0],
      start: match.index,
      end: match.index + match[0].length,
    })),
  );
  const ordered = found.toSorted((a, b) => a.start - b.start || b.end - a.end);
  return ordered.filter((gap, index) => index === 0 || gap.start >= (ordered[index - 1]?.end ?? 0));
}
