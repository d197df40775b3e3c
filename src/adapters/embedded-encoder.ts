import type { EmbeddableText, Embedder } from "../ports/embedder.ts";
import { readEncoderTable, type EncoderTable } from "./encoder/encoder-file.ts";
import { EncoderVocabulary } from "./encoder/encoder-tokens.ts";

/** Characters of the body that count, as in training: beyond them a long passage is only blurred. */
const bodyLimit = 600;
const titleWeight = 0.5;

/**
 * The encoder in `models/`: a passage is the sum of its tokens' vectors. Nothing to download, no network.
 * @throws ModelFileError when the model file is missing or not what the manifest says.
 */
export async function loadEmbeddedEncoder(folder: string): Promise<Embedder> {
  return createEmbeddedEncoder(await readEncoderTable(folder));
}

export function createEmbeddedEncoder(table: EncoderTable): Embedder {
  const { dimensions } = table;
  const bags = new BagOfTokens(table);
  return {
    // The checksum makes a retrained model another one, so its vectors are computed anew.
    id: `${table.name}-${table.sha256.slice(0, 12)}`,
    dimensions,
    isPackaged: true,
    async embedDocuments(texts, signal) {
      const vectors: Float32Array[] = [];
      for (const text of texts) {
        signal?.throwIfAborted();
        vectors.push(embedText(bags, text));
      }
      return vectors;
    },
    async embedQuery(text, signal) {
      signal?.throwIfAborted();
      return toUnit(bags.sum(text));
    },
  };
}

/** Title and body are normalised apart, so a long body cannot drown the title. */
function embedText(bags: BagOfTokens, text: EmbeddableText): Float32Array {
  const vector = normalise(bags.sum(text.body.slice(0, bodyLimit)));
  const title = normalise(bags.sum(text.title));
  for (let at = 0; at < vector.length; at++) vector[at]! += titleWeight * title[at]!;
  return toUnit(vector);
}

class BagOfTokens {
  readonly #table: EncoderTable;
  readonly #vocabulary: EncoderVocabulary;

  constructor(table: EncoderTable) {
    this.#table = table;
    this.#vocabulary = new EncoderVocabulary(table.words);
  }

  /** Sum of the rows, each weighted 1 + ln(count). */
  sum(text: string): Float64Array {
    const { dimensions, scales, levels } = this.#table;
    const { ids, counts, size } = this.#vocabulary.count(text);
    const vector = new Float64Array(dimensions);
    const factor = (token: number): number => {
      const count = counts[token]!;
      return scales[ids[token]!]! * (count === 1 ? 1 : 1 + Math.log(count));
    };
    let token = 0;
    // Four rows a pass: the sum is loaded and stored once for all of them.
    for (; token + 4 <= size; token += 4) {
      const [a, b, c, d] = [factor(token), factor(token + 1), factor(token + 2), factor(token + 3)];
      const rowA = ids[token]! * dimensions;
      const rowB = ids[token + 1]! * dimensions;
      const rowC = ids[token + 2]! * dimensions;
      const rowD = ids[token + 3]! * dimensions;
      for (let at = 0; at < dimensions; at++) {
        vector[at]! +=
          a * levels[rowA + at]! + b * levels[rowB + at]! + c * levels[rowC + at]! + d * levels[rowD + at]!;
      }
    }
    for (; token < size; token++) {
      const weight = factor(token);
      const row = ids[token]! * dimensions;
      for (let at = 0; at < dimensions; at++) vector[at]! += weight * levels[row + at]!;
    }
    return vector;
  }
}

/** Leaves a zero vector as it is. */
function normalise(vector: Float64Array): Float64Array {
  let squares = 0;
  for (let at = 0; at < vector.length; at++) squares += vector[at]! * vector[at]!;
  if (squares === 0) return vector;
  const length = Math.sqrt(squares);
  for (let at = 0; at < vector.length; at++) vector[at]! /= length;
  return vector;
}

/** The port promises unit length, also for a text without any known token. */
function toUnit(vector: Float64Array): Float32Array {
  const unit = Float32Array.from(normalise(vector));
  if (unit.every((value) => value === 0)) unit[0] = 1;
  return unit;
}
