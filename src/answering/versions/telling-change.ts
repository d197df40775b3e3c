import type { ComparedClause, ComparedPair } from "../../domain/documents/comparison.ts";
import { foldText, pairsOf, shareIn } from "../../grounding/claims/source.ts";
import { leadLength } from "./lead-length.ts";
import { findFigures, sameFigure, type Figure } from "../../grounding/figures.ts";
import { splitClauses, splitLines, type Span } from "../../grounding/sentences.ts";

/** What a changed clause said and says now, each a verbatim stretch of its text; null on the side without one. */
export interface TellingChange {
  readonly pair: ComparedPair;
  readonly old: Span | null;
  readonly new: Span | null;
  readonly weight: number;
}

/** Lengths of time, numbers of people, shares: what an office counts by. Articles, dates and 两个确立 are none. */
const counted = /工作日|天|日|月|年|小时|学时|学分|周|岁|次|人|名|票|%|分之|倍|元|学期/u;
const firstYear = 1900;
const noCount = /“[^“”]*”|(?:19|20)\d{2}年(?:\d{1,2}月)?(?:\d{1,2}日)?/gu;
/** When it came into force and what it repealed every version says of itself. */
const closing = /起施行|同时废止|负责解释/u;
const modal = /不得|禁止|严禁|应当|必须|可以|一般|原则上/gu;
const figureWeight = 2;
const modalWeight = 1;
/** Longer stretches are read in the full comparison. */
const longest = 160;
/** Two stretches that share so much are two wordings of one. */
const related = 0.3;

/** The stretches of a changed clause that differ, what matters most first: figures, what is allowed, how much. */
export function tellingChanges(pair: ComparedPair): TellingChange[] {
  const { old, new: now } = pair;
  if (pair.kind !== "changed" || old === null || now === null) return [];
  const [before, after] = [stretchesOf(old), stretchesOf(now)];
  const added = after
    .filter((stretch) => isChanged(stretch, now))
    .map((stretch) => weigh(pair, nearest(stretch, before), stretch));
  const gone = before
    .filter((stretch) => isChanged(stretch, old) && !added.some((change) => change.old === stretch))
    .map((stretch) => weigh(pair, stretch, nearest(stretch, after)));
  return [...added, ...gone]
    .filter((change) => [change.old, change.new].every((one) => one === null || isTold(one)))
    .toSorted((a, b) => b.weight - a.weight);
}

function stretchesOf({ text, article }: ComparedClause): Span[] {
  const lead = leadLength(text, article);
  return splitLines(text.slice(lead), lead).flatMap(splitClauses);
}

function isTold({ text }: Span): boolean {
  return text.length <= longest && !closing.test(text);
}

function isChanged({ start, end }: Span, { changes }: ComparedClause): boolean {
  return changes.some((change) => change.start < end && change.end > start);
}

function nearest(stretch: Span, others: readonly Span[]): Span | null {
  const sought = pairsOf(foldText(stretch.text));
  let best: Span | null = null;
  let score = related;
  for (const other of others) {
    const held = pairsOf(foldText(other.text));
    const share = (shareIn(sought, held) + shareIn(held, sought)) / 2;
    if (share >= score) [best, score] = [other, share];
  }
  return best;
}

function weigh(pair: ComparedPair, old: Span | null, now: Span | null): TellingChange {
  const [before, after] = [old?.text ?? "", now?.text ?? ""];
  const figures = loose(before, after).length + loose(after, before).length;
  const modals = before.match(modal)?.join("") === after.match(modal)?.join("") ? 0 : 1;
  const size = Math.max(before.length, after.length) / longest;
  return { pair, old, new: now, weight: Math.min(figures, 3) * figureWeight + modals * modalWeight + size };
}

function loose(text: string, other: string): Figure[] {
  const known = findFigures(other);
  return findFigures(text.replaceAll(noCount, "")).filter(
    (figure) =>
      counted.test(figure.unit === "" ? figure.text : figure.unit) &&
      figure.value < firstYear &&
      !figure.text.startsWith("第") &&
      !known.some((one) => sameFigure(figure, one)),
  );
}
