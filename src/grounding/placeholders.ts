/** A figure or name that a report leaves open: XX名, ×次, 占比％. */
export interface Placeholder {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const signs = "[XxＸｘ×○]";
const unit =
  "(?:个百分点|人次|万元|亿元|万人|万|亿|元|名|个|人|次|项|条|件|家|户|期|场|处|岁|年|月|日|天|届|支|批|本|篇|％|%)";

/** X in 1+N+X, in Latin words and in formulas is a letter, not a gap. */
const marked = new RegExp(
  `(?<![A-Za-zＡ-Ｚａ-ｚ0-9+＋])${signs}+(?:[—\\-－~～]+${signs}+)?(?:余|多)?(?:${unit})?(?![A-Za-z0-9+＋])`,
  "gu",
);
const dotted = new RegExp(`(?<=[\\p{Script=Han}])(?:…+|\\.{3,})(?:余|多)?${unit}`, "gu");
/** Nothing at all where a number belongs. */
const empty = [
  /(?<=占比|比例|占|率|达|达到|增长|下降|提高|为)[％%]/gu,
  /(?<=年龄)岁/gu,
  /(?<=奖励|补助|补贴|投入|资金|经费|拨付|总额|共计|累计|收入)(?:万元|亿元)/gu,
  /(?<=提高|下降|上升|增加|增长)个百分点/gu,
];

/** Every gap of `text` in order; overlapping finds count once. */
export function findPlaceholders(text: string): Placeholder[] {
  const found = [marked, dotted, ...empty].flatMap((pattern) =>
    [...text.matchAll(pattern)].map((match) => ({
      text: match[0],
      start: match.index,
      end: match.index + match[0].length,
    })),
  );
  const ordered = found.toSorted((a, b) => a.start - b.start || b.end - a.end);
  return ordered.filter((gap, index) => index === 0 || gap.start >= (ordered[index - 1]?.end ?? 0));
}
