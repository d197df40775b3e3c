import type { Passage } from "../../domain/documents/document.ts";
import type { GenerationReader } from "../../ports/store.ts";
import type { SearchIndex } from "../indexing/search-index.ts";
import { PassageReader } from "../read-passages.ts";
import type { UnderstoodQuestion } from "../understanding/understand-question.ts";
import type { Candidate } from "./fuse-scores.ts";
import { QuestionProbe } from "./question-probe.ts";
import { toFeatures, type DocumentLight } from "./rank-candidates.ts";
import { scoreFeatures, type RankingWeights } from "./ranking-weights.ts";
import { readFeatures } from "./read-features.ts";

/** Passages that are read and scored a second time. */
const readAgain = 40;
/** Further down meaning tells more than words: the cosine's weight there (statutes, R@100 of a fold .68 → .70). */
const denseBelow = 1.2;
/** Passages that the coverage of a retrieval looks at. */
const coveragePassages = 3;

export interface RankedPassages {
  /** Best first, each with its features. */
  readonly ranked: readonly Passage[];
  /** Best share of the question that one of the first passages covers. */
  readonly coverage: number;
}

interface UnreadPassage {
  readonly candidate: Candidate;
  readonly light: DocumentLight;
  readonly score: number;
}

/**
 * Two passes: every candidate is scored by what is known without reading it, and the best of them are read
 * and scored again. What is wanted beyond those follows in its first order.
 */
export function createPassageRanking(
  generation: GenerationReader,
  index: Pick<SearchIndex, "lexical" | "chunkIdOfRow">,
  weights: RankingWeights,
): (
  candidates: readonly Candidate[],
  lights: ReadonlyMap<number, DocumentLight>,
  question: UnderstoodQuestion,
  limit: number,
) => RankedPassages {
  const passages = new PassageReader(generation);

  /** What holds for a whole document is weighed once for all its candidates. */
  function rankUnread(
    candidates: readonly Candidate[],
    lights: ReadonlyMap<number, DocumentLight>,
    question: UnderstoodQuestion,
  ): UnreadPassage[] {
    const shared = new Map<number, number>();
    for (const [id, light] of lights) {
      const bare = { row: 0, documentId: id, lexical: 0, dense: 0 };
      shared.set(id, scoreFeatures(toFeatures(bare, light, question), weights));
    }
    const scored = candidates.flatMap((candidate) => {
      const light = lights.get(candidate.documentId);
      if (light === undefined) return [];
      const own = weights.lexical * candidate.lexical + weights.dense * candidate.dense;
      return [{ candidate, light, score: shared.get(candidate.documentId)! + own }];
    });
    return scored.sort((a, b) => b.score - a.score || a.candidate.row - b.candidate.row);
  }

  function orderBelow(rest: readonly UnreadPassage[]): UnreadPassage[] {
    // Without vectors means without them here too.
    if (weights.dense === 0) return [...rest];
    const more = denseBelow - weights.dense;
    return rest
      .map((one) => ({ ...one, score: one.score + more * one.candidate.dense }))
      .sort((a, b) => b.score - a.score || a.candidate.row - b.candidate.row);
  }

  return (candidates, lights, question, limit) => {
    const probe = new QuestionProbe(question, index.lexical);
    const first = rankUnread(candidates, lights, question);
    const ranked: Passage[] = [];
    for (const { candidate, light } of first.slice(0, readAgain)) {
      const found = passages.read(index.chunkIdOfRow(candidate.row));
      if (found === null) continue;
      const { passage, body, frame } = found;
      const read = readFeatures(passage, body, question, probe, probe.heldBy(frame), light);
      const features = toFeatures(candidate, light, question, read);
      ranked.push({ ...passage, score: scoreFeatures(features, weights), features });
    }
    ranked.sort((a, b) => b.score - a.score);
    const lowest = ranked.at(-1)?.score ?? 0;
    for (const { candidate, score } of orderBelow(first.slice(readAgain)).slice(
      0,
      Math.max(0, limit - readAgain),
    )) {
      const found = passages.read(index.chunkIdOfRow(candidate.row));
      if (found !== null) ranked.push({ ...found.passage, score: Math.min(lowest, score) });
    }
    const covered = ranked.slice(0, coveragePassages).map(({ features }) => features?.["coverage"] ?? 0);
    return { ranked, coverage: Math.max(0, ...covered) };
  };
}
