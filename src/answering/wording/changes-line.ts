import type { Citation } from "../../domain/answers/answer.ts";
import type { AnswerLine } from "../../grounding/check-answer.ts";
import { foldText, pairsOf, shareIn } from "../../grounding/claims/source.ts";

const mostChanges = 4;
/** Two stretches that share so much say the same thing in other words. */
const related = 0.4;
const longest = 60;

/**
 * What differs between the quoted words of two versions, stretch by stretch: “公示期不少于七天”改为
 * “公示期不少于五个工作日”. Null where nothing can be set against each other.
 */
export function changesLine(older: readonly Citation[], newer: readonly Citation[]): AnswerLine | null {
  const before = stretches(older);
  const after = stretches(newer);
  const changes: string[] = [];
  for (const stretch of after) {
    if (before.some((other) => foldText(other) === foldText(stretch))) continue;
    const match = nearest(
      stretch,
      before.filter((other) => !after.includes(other)),
    );
    if (match !== null) changes.push(`“${match}”改为“${stretch}”`);
  }
  if (changes.length === 0) return null;
  return {
    kind: "own",
    text: `改动：${changes.slice(0, mostChanges).join("；")}。`,
    citations: [...older, ...newer].map(({ n }) => n),
    metadata: [],
  };
}

/** Between commas, as written. */
function stretches(citations: readonly Citation[]): string[] {
  return citations
    .flatMap(({ quote }) => quote.split(/[，。；：\n]/u))
    .map((part) => part.trim())
    .filter((part) => part.length > 3 && part.length <= longest);
}

function nearest(stretch: string, others: readonly string[]): string | null {
  const sought = pairsOf(foldText(stretch));
  let best: string | null = null;
  let score = related;
  for (const other of others) {
    const held = pairsOf(foldText(other));
    const share = (shareIn(sought, held) + shareIn(held, sought)) / 2;
    if (share >= score) [best, score] = [other, share];
  }
  return best;
}
