import { simplifiedUnits } from "../../retrieval/indexing/to-simplified.ts";

/** Distinct tokens of one text; the arrays are reused by the next call and filled up to `size`. */
export interface TokenCounts {
  readonly ids: Int32Array;
  readonly counts: Int32Array;
  readonly size: number;
}

/** Both code units in one 32-bit integer, which a Map looks up without boxing it. */
const bigram = (first: number, second: number): number => (first << 16) | second;

/**
 * The encoder's own tokeniser, frozen with the model: models/train/tokens.py does exactly the same, and a
 * fixture written by it is compared in the tests. Han characters and their bigrams, Latin words, numbers.
 */
export class EncoderVocabulary {
  /** Id of a character by its code unit, of two by `bigram`. */
  readonly #han = new Map<number, number>();
  readonly #words = new Map<string, number>();
  /** Place of a token in the result, +1; zeroed after use. */
  readonly #places: Int32Array;
  readonly #ids: Int32Array;
  readonly #counts: Int32Array;
  #size = 0;

  constructor(words: readonly string[]) {
    for (const [id, word] of words.entries()) {
      if (!isHan(word.charCodeAt(0))) this.#words.set(word, id);
      else if (word.length === 1) this.#han.set(word.charCodeAt(0), id);
      else this.#han.set(bigram(word.charCodeAt(0), word.charCodeAt(1)), id);
    }
    this.#places = new Int32Array(words.length);
    this.#ids = new Int32Array(words.length);
    this.#counts = new Int32Array(words.length);
  }

  count(text: string): TokenCounts {
    this.#clear();
    const normalised = text.normalize("NFKC").toLowerCase();
    const units = simplifiedUnits();
    let previous = 0;
    for (let at = 0; at < normalised.length; at++) {
      const unit = units[normalised.charCodeAt(at)]!;
      if (isHan(unit)) {
        this.#add(this.#han.get(unit));
        if (previous !== 0) this.#add(this.#han.get(bigram(previous, unit)));
        previous = unit;
        continue;
      }
      previous = 0;
      const end = wordEnd(normalised, at, unit);
      if (end === at) continue;
      this.#add(this.#words.get(normalised.slice(at, end)));
      at = end - 1;
    }
    return { ids: this.#ids, counts: this.#counts, size: this.#size };
  }

  #add(id: number | undefined): void {
    if (id === undefined) return;
    const place = this.#places[id]!;
    if (place > 0) {
      this.#counts[place - 1]!++;
      return;
    }
    this.#ids[this.#size] = id;
    this.#counts[this.#size] = 1;
    this.#places[id] = ++this.#size;
  }

  #clear(): void {
    for (let at = 0; at < this.#size; at++) this.#places[this.#ids[at]!] = 0;
    this.#size = 0;
  }
}

/** Past the Latin word or the number that starts here; `at` itself where neither does. */
function wordEnd(text: string, at: number, unit: number): number {
  if (isLatin(unit)) {
    let end = at + 1;
    while (isLatin(text.charCodeAt(end))) end++;
    return end;
  }
  if (!isDigit(unit)) return at;
  const whole = digitsEnd(text, at);
  return text[whole] === "." && isDigit(text.charCodeAt(whole + 1)) ? digitsEnd(text, whole + 1) : whole;
}

function digitsEnd(text: string, at: number): number {
  let end = at;
  while (isDigit(text.charCodeAt(end))) end++;
  return end;
}

function isHan(unit: number): boolean {
  return (unit >= 0x4e00 && unit <= 0x9fff) || (unit >= 0x3400 && unit <= 0x4dbf) || unit === 0x3007;
}

function isLatin(unit: number): boolean {
  return unit >= 0x61 && unit <= 0x7a;
}

function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}
