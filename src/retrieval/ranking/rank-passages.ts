import type { Passage } from "../../domain/document.ts";
import type { GenerationReader } from "../../ports/store.ts";
import { normaliseForSearch } from "../indexing/normalise-numerals.ts";
import type { SearchIndex } from "../indexing/search-index.ts";
import { PassageReader } from "../read-passages.ts";
import type { UnderstoodQuestion } from "../understanding/understand-question.ts";
import type { Candidate } from "./fuse-scores.ts";
import { QuestionProbe } from "./question-probe.ts";
import { toFeatures, type DocumentLight } from "./rank-candidates.ts";
import { scoreFeatures, type RankingWeights } from "./ranking-weights.ts";
import { readFeatures } from "./read-features.ts";

/** Passages that the coverage of a retrieval looks at. */
const coveragePassages = 3;

export interface RankedPassages {
  /** Best first, each with its features. */
  readonly ranked: readonly Passage[];
  /** Best share of the question that one of the first passages covers. */
  readonly coverage: number;
}

/**
 * Two passes: every candidate is scored by what is known without reading it, and the best `limit` of
 * them are read and scored again.
 */
export function createPassageRanking(
  generation: GenerationReader,
  index: SearchIndex,
  weights: RankingWeights,
): (
  candidates: readonly Candidate[],
  lights: ReadonlyMap<number, DocumentLight>,
  question: UnderstoodQuestion,
  limit: number,
) => RankedPassages {
  const passages = new PassageReader(generation);
  return (candidates, lights, question, limit) => {
    const probe = new QuestionProbe(question, index.lexical);
    const first = candidates
      .flatMap((candidate) => {
        const light = lights.get(candidate.documentId);
        if (light === undefined) return [];
        return [{ candidate, light, score: scoreFeatures(toFeatures(candidate, light, question), weights) }];
      })
      .sort((a, b) => b.score - a.score || a.candidate.row - b.candidate.row)
      .slice(0, limit);
    const ranked: Passage[] = [];
    for (const { candidate, light } of first) {
      const passage = passages.read(index.chunkIdOfRow(candidate.row), 0);
      if (passage === null) continue;
      const { document, chunk } = passage;
      const frame = probe.heldBy(normaliseForSearch([document.title, ...chunk.path].join("\n")));
      const read = readFeatures(passage, question, probe, frame, light);
      const features = toFeatures(candidate, light, question, read);
      ranked.push({ ...passage, score: scoreFeatures(features, weights), features });
    }
    ranked.sort((a, b) => b.score - a.score);
    const covered = ranked.slice(0, coveragePassages).map(({ features }) => features?.["coverage"] ?? 0);
    return { ranked, coverage: Math.max(0, ...covered) };
  };
}
