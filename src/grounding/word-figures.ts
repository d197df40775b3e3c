/** Figures written as words: 过半数, 半年, 每季度. */
interface WordFigure {
  readonly start: number;
  readonly end: number;
  readonly value: number;
  readonly unit: string;
  /** Set where the word itself says it. */
  readonly bound?: "least" | "over";
}

const halves: readonly (readonly [RegExp, Omit<WordFigure, "start" | "end">])[] = [
  [/超?过半数/gu, { value: 0.5, unit: "分之", bound: "over" }],
  [/半数以上/gu, { value: 0.5, unit: "分之", bound: "least" }],
  [/(?<!过)半数(?!以上)/gu, { value: 0.5, unit: "分之" }],
  [/半年(?![度])/gu, { value: 6, unit: "个月" }],
];

/** 过半数 = 超过半数 (not 半数以上), 半年 = 6个月. */
export function findHalves(text: string): WordFigure[] {
  return halves.flatMap(([pattern, figure]) =>
    [...text.matchAll(pattern)].map((match) => ({
      ...figure,
      start: match.index,
      end: match.index + match[0].length,
    })),
  );
}

const periods: Readonly<Record<string, string>> = { 季: "季度", 天: "日" };
const every = /每(?:个|一|1)?(?<period>半年|学年|学期|季度|季|年|月|周|天|日|届)/gu;

/** How often: 每季度 is not 每月. */
export function findFrequencies(text: string): WordFigure[] {
  return [...text.matchAll(every)].map((match) => {
    const period = match.groups?.["period"] ?? "";
    return {
      start: match.index,
      end: match.index + match[0].length,
      value: 1,
      unit: `每${periods[period] ?? period}`,
    };
  });
}
