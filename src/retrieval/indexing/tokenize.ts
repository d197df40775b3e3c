import { normaliseForSearch } from "./normalise-numerals.ts";

/**
 * Terms of a text as integers below 2^53 (no strings to hold for millions of postings):
 * Han unigram = code point; Han bigram = first × 2^21 + second; word or number = 2^52 + hash.
 */
export type Term = number;

const bigramShift = 2 ** 21;
const wordBase = 2 ** 52;

const pieces = /[\p{Script=Han}〇]+|[\p{Script=Latin}\d]+(?:[./-][\p{Script=Latin}\d]+)*%?/gu;
const startsHan = /^[\p{Script=Han}〇]/u;
const endsWithDigit = /[\d%]$/u;

/** Terms in order, repeats kept. */
export function tokenize(text: string): Term[] {
  return tokenizeNormalised(normaliseForSearch(text));
}

/** As `tokenize`, for text that `normaliseForSearch` has already seen. */
export function tokenizeNormalised(text: string): Term[] {
  const terms: Term[] = [];
  let numberBefore = "";
  let numberEnd = -1;
  for (const match of text.matchAll(pieces)) {
    const piece = match[0];
    if (!startsHan.test(piece)) {
      terms.push(wordTerm(piece));
      numberBefore = endsWithDigit.test(piece) ? piece : "";
      numberEnd = match.index + piece.length;
      continue;
    }
    // A number with its unit is a term of its own: 5个 is not 5年.
    if (numberBefore !== "" && match.index === numberEnd) {
      terms.push(wordTerm(numberBefore + String.fromCodePoint(piece.codePointAt(0)!)));
    }
    numberBefore = "";
    pushHan(terms, piece);
  }
  return terms;
}

function pushHan(terms: Term[], piece: string): void {
  let previous = 0;
  for (const character of piece) {
    const point = character.codePointAt(0)!;
    terms.push(point);
    if (previous !== 0) terms.push(bigramTerm(previous, point));
    previous = point;
  }
}

export function bigramTerm(first: number, second: number): Term {
  return first * bigramShift + second;
}

export function isUnigram(term: Term): boolean {
  return term < bigramShift;
}

/** A character or a pair of them, not a word or number. */
export function isHanTerm(term: Term): boolean {
  return term < wordBase;
}

/** Two 32-bit FNV-1a runs make 52 bits: a clash among a million words is one in thousands. */
export function wordTerm(word: string): Term {
  let low = 0x811c9dc5;
  let high = 0x01000193;
  for (let index = 0; index < word.length; index++) {
    const unit = word.charCodeAt(index);
    low = Math.imul(low ^ unit, 0x01000193);
    high = Math.imul(high ^ (unit + 0x9e37), 0x01000193);
  }
  return wordBase + ((high >>> 0) % 2 ** 20) * 2 ** 32 + (low >>> 0);
}
