/** A set phrase with a verb that does not belong to it. */
export interface WrongPairing {
  readonly start: number;
  readonly end: number;
  readonly reason: string;
  /** The wording to put in its place. */
  readonly fix: string;
}

interface Pairing {
  readonly phrase: string;
  /** Verbs that the phrase is used with. */
  readonly verbs: string;
  readonly wording: string;
}

const pairings: readonly Pairing[] = [
  { phrase: "四个意识", verbs: "增强|树牢|牢固树立|强化|牢树|树立", wording: "增强“四个意识”" },
  { phrase: "四个自信", verbs: "坚定|不断坚定", wording: "坚定“四个自信”" },
  { phrase: "两个维护", verbs: "做到|坚决做到|践行|坚决践行|落实|自觉做到", wording: "做到“两个维护”" },
  {
    phrase: "两个确立",
    verbs: "拥护|坚决拥护|领悟|深刻领悟|忠诚拥护|捍卫|衷心拥护",
    wording: "拥护“两个确立”",
  },
];
const allVerbs =
  "增强|树牢|牢固树立|强化|牢树|树立|坚定|不断坚定|做到|坚决做到|践行|坚决践行|落实|自觉做到|拥护|坚决拥护|领悟|深刻领悟|忠诚拥护|捍卫|衷心拥护|加强|提升|坚持|维护|实现|增进|贯彻";

/** 坚定“四个意识”, 增强“四个自信” are fine only the other way round. */
export function checkPairings(text: string): WrongPairing[] {
  return pairings
    .flatMap(({ phrase, verbs, wording }) =>
      [...text.matchAll(new RegExp(`(${allVerbs})“${phrase}”`, "gu"))]
        .filter((match) => !new RegExp(`^(?:${verbs})$`, "u").test(match[1] ?? ""))
        .map((match) => ({
          start: match.index,
          end: match.index + match[0].length,
          reason: `“${phrase}”的搭配是“${wording}”`,
          fix: wording,
        })),
    )
    .toSorted((a, b) => a.start - b.start);
}
