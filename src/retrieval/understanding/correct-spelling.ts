import { bigramTerm, type Term } from "../indexing/tokenize.ts";
import { homophones } from "./homophones.ts";

/** One character read as another: 考合 as 考核. */
export interface Correction {
  readonly from: string;
  readonly to: string;
}

export interface CorrectedQuestion {
  /** Of the same length as the question: every offset stays. */
  readonly text: string;
  readonly corrections: readonly Correction[];
}

/** A pair of characters in so few passages is no word of these documents. */
const rareUpTo = 1;
/** … and its like-sounding neighbour must be a word plainly. */
const commonFrom = 6;
/** Numerals that people exchange though they do not sound alike: 四议二公开. */
const otherPairs = ["二两", "予预", "帐账"];
const han = /^\p{Script=Han}$/u;

/**
 * Reads a mistyped word as the one that sounds like it, judged by the documents themselves: a pair that
 * they do not know becomes one they use often, and no known pair may be lost by it. What `isKnown` covers
 * (words of the glossary and lexicon, names of documents and places) is left alone.
 */
export function correctSpelling(
  question: string,
  countOf: (term: Term) => number,
  isKnown: (at: number) => boolean = () => false,
): CorrectedQuestion {
  const known = new Map<Term, number>();
  const frequencyOf = (term: Term): number => {
    let frequency = known.get(term);
    if (frequency === undefined) known.set(term, (frequency = countOf(term)));
    return frequency;
  };
  // Code units, so that every offset stays: no half of a pair counts as a Han character.
  const characters = question.split("");
  const corrections: Correction[] = [];
  for (let at = 0; at + 1 < characters.length; at++) {
    if (pairFrequency(characters, at, frequencyOf) > rareUpTo || isKnown(at) || isKnown(at + 1)) continue;
    const best = bestChange(characters, at, frequencyOf);
    if (best === null) continue;
    const from = characters.slice(at, at + 2).join("");
    characters[best.at] = best.character;
    corrections.push({ from, to: characters.slice(at, at + 2).join("") });
  }
  return { text: characters.join(""), corrections };
}

interface Change {
  readonly at: number;
  readonly character: string;
  readonly gain: number;
}

/** Of all like-sounding characters at either place the one whose pairs the documents know best. */
function bestChange(
  characters: readonly string[],
  pair: number,
  frequencyOf: (term: Term) => number,
): Change | null {
  let best: Change | null = null;
  for (const at of [pair, pair + 1]) {
    for (const character of soundAlikes(characters[at]!)) {
      const other = at === pair ? characters[pair + 1]! : characters[pair]!;
      const term = at === pair ? pairTerm(character, other) : pairTerm(other, character);
      if (frequencyOf(term) < commonFrom) continue;
      const before = around(characters, at);
      const after = before.with(1, character);
      if (losesPair(before, after, frequencyOf)) continue;
      const gain = pairsAround.reduce(
        (sum, place) => sum + Math.log1p(Math.min(1e4, pairFrequency(after, place, frequencyOf))),
        0,
      );
      if (best === null || gain > best.gain) best = { at, character, gain };
    }
  }
  return best;
}

/** A character and its neighbours: a copy of the whole question for each candidate would cost its square. */
function around(characters: readonly string[], at: number): readonly string[] {
  return [at - 1, at, at + 1].map((place) => characters[place] ?? "");
}

/** The two pairs of a character with its neighbours. */
const pairsAround: readonly number[] = [0, 1];

function losesPair(
  before: readonly string[],
  after: readonly string[],
  frequencyOf: (term: Term) => number,
): boolean {
  return pairsAround.some(
    (place) =>
      pairFrequency(before, place, frequencyOf) > rareUpTo &&
      pairFrequency(after, place, frequencyOf) <= rareUpTo,
  );
}

/** Infinity where there is no pair of Han characters: nothing to correct, nothing to lose. */
function pairFrequency(
  characters: readonly string[],
  at: number,
  frequencyOf: (term: Term) => number,
): number {
  const [first, second] = [characters[at] ?? "", characters[at + 1] ?? ""];
  if (!han.test(first) || !han.test(second)) return Infinity;
  return frequencyOf(pairTerm(first, second));
}

function pairTerm(first: string, second: string): Term {
  return bigramTerm(first.charCodeAt(0), second.charCodeAt(0));
}

let groups: Map<string, string> | null = null;

/** Built when first asked for. */
function soundAlikes(character: string): string {
  if (groups === null) {
    groups = new Map();
    for (const group of [...homophones.split(" "), ...otherPairs]) {
      for (const member of group) {
        groups.set(member, (groups.get(member) ?? "") + group.replace(member, ""));
      }
    }
  }
  return groups.get(character) ?? "";
}
