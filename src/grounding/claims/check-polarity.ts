import type { Claim } from "./claim.ts";
import { pairsOf, segmentsOf, shareIn, type PreparedSource, type Segment } from "./source.ts";

/** 应当, 可以, 不得; `null`: a plain statement. */
type Mode = "must" | "may" | "not" | null;

/** Bounds (不少于), set phrases (不断) and conditions (方可) are no negation or permission of their own. */
const operators: readonly (readonly [Exclude<Mode, null>, RegExp])[] = [
  [
    "not",
    /不得(?!少于|低于|超过|多于|高于|不)|不能(?!少于|低于|超过|多于|高于|不)|不可(?!少|缺|抗|或缺)|不准|不许|不允许|禁止|严禁|不应当?|不宜|不予|不再|不必|无需|无须|不用|没有|未(?!满|成年|来|尽|婚|超过)|非(?=因|经|领导|中共|党员|公务员|法)|不(?!少于|超过|低于|高于|多于|短于|长于|小于|大于|满|足|到|断|仅|但|论|管|同|只|定期|得不|能不)/gu,
  ],
  ["must", /应当|应该|必须|务必|务须|须(?!知)|需要|需(?!求)|(?<![主重需只])要(?![求素点件闻害领职事么])|应(?![届聘邀急用对到考当该])/gu],
  ["may", /可以|允许|有权|(?<![方才不许认])可(?![能靠行持否见以少缺抗谓])/gu],
];
/** 经批准后方可, 才能: the negation of a negation, said the other way round. */
const conditional = /方可|才可|才能|方能|除外|除[^，。]{2,30}外|以外/u;

interface Operation {
  readonly mode: Exclude<Mode, null>;
  readonly at: number;
  /** What is commanded, allowed or denied. */
  readonly content: ReadonlySet<string>;
}

/** Content so far after an operator is what it governs. */
const reach = 12;
const leastContent = 2;
const alignedShare = 0.6;
const nearBest = 0.12;

/** Why a command, permission or negation of the claim says the opposite of the cited words. */
export function checkPolarity(claim: Claim, cited: readonly PreparedSource[]): string | null {
  const segments = cited.flatMap((source) => source.segments);
  const claimed = segmentsOf(claim.text);
  for (const segment of claimed) {
    for (const operation of operationsOf(segment.text)) {
      const modes = modesAt(operation.content, segments);
      if (modes !== null && !modes.some((mode) => agrees(operation.mode, mode)))
        return describe(operation.mode, segment.text);
    }
  }
  for (const segment of segments) {
    for (const operation of operationsOf(segment.text)) {
      if (operation.mode !== "not") continue;
      const modes = modesAt(operation.content, claimed);
      const elsewhere = modesAt(operation.content, segments) ?? [];
      if (modes === null || modes.includes("not") || elsewhere.some((mode) => mode !== "not")) continue;
      return `原文说的是“${segment.text.slice(0, 30)}”，肯定与否定不一致`;
    }
  }
  return null;
}

function describe(mode: Exclude<Mode, null>, text: string): string {
  const words = { must: "应当", may: "可以", not: "不得（不）" }[mode];
  return `“${text.slice(0, 30)}”中的“${words}”与所引条文不一致`;
}

function agrees(claimed: Exclude<Mode, null>, held: Mode): boolean {
  return claimed === held || (held === null && claimed !== "not");
}

function operationsOf(text: string): Operation[] {
  if (conditional.test(text)) return [];
  const found = operators
    .flatMap(([mode, pattern]) =>
      [...text.matchAll(pattern)].map((match) => ({ mode, at: match.index, end: match.index + match[0].length })),
    )
    .toSorted((a, b) => a.at - b.at || b.end - a.end);
  return found
    .filter((one, index) => index === 0 || one.at >= (found[index - 1]?.end ?? 0))
    .map(({ mode, at, end }, index, all) => ({
      mode,
      at,
      content: pairsOf(text.slice(end, Math.min(end + reach, all[index + 1]?.at ?? text.length))),
    }))
    .filter(({ content }) => content.size >= leastContent);
}

/** How the segments that hold `content` put it; null when none does. */
function modesAt(content: ReadonlySet<string>, segments: readonly Segment[]): Mode[] | null {
  const scored = segments.map((segment) => ({ segment, share: shareIn(content, segment.pairs) }));
  const best = Math.max(0, ...scored.map(({ share }) => share));
  if (best < alignedShare) return null;
  return scored
    .filter(({ share }) => share >= best - nearBest)
    .flatMap(({ segment }) => (conditional.test(segment.text) ? (["must", "may", "not"] as const) : [modeOf(segment, content)]));
}

/** The operator that governs `content` in a segment, else in its list's lead. */
function modeOf(segment: Segment, content: ReadonlySet<string>): Mode {
  const operations = operationsOf(segment.text);
  const governing = operations.toSorted(
    (a, b) => shareIn(content, b.content) - shareIn(content, a.content),
  )[0];
  if (governing !== undefined && shareIn(content, governing.content) >= 0.3) return governing.mode;
  if (segment.lead === "") return null;
  return operationsOf(segment.lead).at(-1)?.mode ?? null;
}
