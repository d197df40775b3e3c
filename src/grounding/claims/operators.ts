/** 应当, 可以, 不得; least and most: 不少于, 不超过 of something without a number. */
export type OperatorMode = "must" | "may" | "not" | "least" | "most";

/** Set phrases (不断) are no negation of their own. */
const operators: readonly (readonly [OperatorMode, RegExp])[] = [
  ["least", /不(?:得|能)?少于|不(?:得|能)?低于|至少/gu],
  ["most", /不(?:得|能)?超过|不(?:得|能)?多于|不(?:得|能)?高于|至多|最多/gu],
  [
    "not",
    /不得(?!少于|低于|超过|多于|高于|力)|不能(?!少于|低于|超过|多于|高于|不)|不可以|不可(?!少|缺|抗|或缺)|不准|不许|不允许|禁止|严禁|不应当?|不宜|不予|不再|不必|不需要?|不用|不要(?!求)|无需|无须|没有|未(?!满|成年|来|尽|婚|超过)|不(?![得能可准许允应宜予再必需用要]|少于|超过|低于|高于|多于|短于|长于|小于|大于|满|足|到|断|仅|但|论|管|同|只|定期)/gu,
  ],
  [
    "must",
    /应当|应该|必须|务必|务须|须(?!知)|(?<!工作|实际|根据|情况|因|按|的)需要|需(?![求要])|(?<![主重需只])要(?![求素点件闻害领职事么目])|(?<![对相适反供响回效])应(?![届聘邀急用对到考当该相变付尽选得])/gu,
  ],
  ["may", /(?<!不)可以|(?<!不)允许|有权|(?<!不)能够|(?<![方才不许认])可(?![能靠行持否见以少缺抗谓])/gu],
];

export interface OperatorMatch {
  readonly mode: OperatorMode;
  readonly at: number;
  readonly end: number;
}

/** Commands, permissions, negations and bounds in their order, none overlapping another. */
export function findOperators(text: string): OperatorMatch[] {
  const found = operators
    .flatMap(([mode, pattern]) =>
      [...text.matchAll(pattern)].map((match) => ({
        mode,
        at: match.index,
        end: match.index + match[0].length,
      })),
    )
    .toSorted((a, b) => a.at - b.at || b.end - a.end);
  return found.filter((one, index) => index === 0 || one.at >= (found[index - 1]?.end ?? 0));
}

/** What is left when they are taken out: the same for 可以 and 不得. */
export function withoutOperators(text: string): string {
  return findOperators(text)
    .reduceRight((rest, { at, end }) => `${rest.slice(0, at)} ${rest.slice(end)}`, text)
    .replaceAll("予以", " ");
}
