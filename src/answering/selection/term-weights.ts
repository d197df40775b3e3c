import type { GenerationReader } from "../../ports/store.ts";
import { isUnigram, tokenize, type Term } from "../../retrieval/indexing/tokenize.ts";

/** How telling a term is in this knowledge base: rare terms weigh more. */
export interface TermWeights {
  weight(term: Term): number;
}

/** Read for the estimate: frequencies of what is common are stable well before that. */
const sampleDocuments = 48;
const sampleCharacters = 120_000;
/** A single character says little about the subject. */
const unigramShare = 0.15;

/** Estimates term frequencies from a spread of chunks, on first use. */
export function createTermWeights(generation: GenerationReader): TermWeights {
  let sample: Sample | null = null;
  return {
    weight(term) {
      sample ??= takeSample(generation);
      const { frequencies, chunks } = sample;
      const frequency = frequencies.get(term) ?? 0;
      const idf = Math.log(1 + (chunks - frequency + 0.5) / (frequency + 0.5));
      return isUnigram(term) ? idf * unigramShare : idf;
    },
  };
}

interface Sample {
  readonly frequencies: ReadonlyMap<Term, number>;
  readonly chunks: number;
}

function takeSample(generation: GenerationReader): Sample {
  const frequencies = new Map<Term, number>();
  const rows = generation.documents();
  const step = Math.max(1, Math.ceil(rows.length / sampleDocuments));
  const perDocument = sampleCharacters / Math.min(sampleDocuments, Math.max(1, rows.length));
  let chunks = 0;
  for (let index = 0; index < rows.length; index += step) {
    const document = generation.documentById(rows[index]?.id ?? -1);
    if (document === null) continue;
    const all = generation.chunksOf(document.id);
    const stride = Math.max(1, Math.ceil(document.text.length / perDocument));
    for (let at = 0; at < all.length; at += stride) {
      const chunk = all[at];
      if (chunk === undefined) continue;
      chunks += 1;
      for (const term of new Set(tokenize(document.text.slice(chunk.start, chunk.end)))) {
        frequencies.set(term, (frequencies.get(term) ?? 0) + 1);
      }
    }
  }
  return { frequencies, chunks };
}
