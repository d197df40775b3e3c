import type { EmbeddableText, Embedder } from "../../src/ports/embedder.ts";
import { isUnigram, tokenize } from "../../src/retrieval/indexing/tokenize.ts";

const dimensions = 256;
/** Characters of the body that count: beyond them a long passage is only blurred. */
const bodyLimit = 600;
const titleWeight = 0.5;
const unigramWeight = 0.5;

/** A test double that needs no file: feature hashing of unigrams and bigrams, deterministic and weak. */
export function createHashingEmbedder(): Embedder {
  return {
    id: `hashing-${dimensions}-v1`,
    dimensions,
    async embedDocuments(texts, signal) {
      const vectors: Float32Array[] = [];
      for (const text of texts) {
        signal?.throwIfAborted();
        vectors.push(embedText(text));
      }
      return vectors;
    },
    async embedQuery(text, signal) {
      signal?.throwIfAborted();
      return orAnyUnit(bagOf(text));
    },
  };
}

/** Title and body are normalised apart, so a long body cannot drown the title. */
function embedText(text: EmbeddableText): Float32Array {
  const vector = bagOf(text.body.slice(0, bodyLimit));
  const title = bagOf(text.title);
  for (let at = 0; at < dimensions; at++) vector[at]! += titleWeight * title[at]!;
  return orAnyUnit(normalise(vector));
}

function bagOf(text: string): Float32Array {
  const counts = new Map<number, number>();
  for (const term of tokenize(text)) counts.set(term, (counts.get(term) ?? 0) + 1);
  const vector = new Float32Array(dimensions);
  for (const [term, count] of counts) {
    const hash = mix(term);
    const weight = (1 + Math.log(count)) * (isUnigram(term) ? unigramWeight : 1);
    // One bit of the hash gives the sign, so clashes cancel instead of adding up.
    vector[hash % dimensions]! += hash >= 2 ** 31 ? weight : -weight;
  }
  return normalise(vector);
}

/** Spreads a 53-bit term over 32 bits (the finalizer of MurmurHash3 over both halves). */
function mix(term: number): number {
  let hash = ((term % 2 ** 32) | 0) ^ Math.imul(Math.floor(term / 2 ** 32), 0x9e3779b1);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** Leaves a zero vector as it is. */
function normalise(vector: Float32Array): Float32Array {
  const length = Math.hypot(...vector);
  if (length > 0) for (let at = 0; at < vector.length; at++) vector[at]! /= length;
  return vector;
}

/** The port promises unit length, also for a text without any term. */
function orAnyUnit(vector: Float32Array): Float32Array {
  if (vector.every((value) => value === 0)) vector[0] = 1;
  return vector;
}
