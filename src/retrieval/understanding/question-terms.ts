import { normaliseForSearch } from "../indexing/normalise-numerals.ts";
import { isUnigram, tokenizeNormalised, type Term } from "../indexing/tokenize.ts";

/** What a question is searched with. */
export interface QuestionTerms {
  /** Literal terms and, weighted below them, those of the glossary. */
  readonly weighted: ReadonlyMap<Term, number>;
  /** Literal terms only: what coverage is measured on. */
  readonly literal: ReadonlySet<Term>;
  /** The question's own words in search form, without those that ask. */
  readonly wording: string;
}

/** Words of the glossary or lexicon, with the weight of a match; below a literal one, above nothing. */
export interface Expansion {
  readonly form: string;
  readonly weight: number;
}

const unigramWeight = 1;
/** Of an expansion the pairs tell; its single characters are everywhere. */
const expandedUnigram = 0.3;

/**
 * Words that ask, not words that are asked about. They become spaces, so no bigram spans them.
 * Longest first: 多长时间 before 多长.
 */
const askingWords = [
  "请问一下|请问|麻烦问|想问一下|想问|问一下|告诉我|帮我查一下|帮我查|查一下|说一下|介绍一下|谢谢",
  "是不是|有没有|能不能|可不可以|要不要|行不行|算不算|会不会|该不该|用不用|需不需要|可以吗|行吗|能吗|对吗|是吗",
  "多长时间|多少时间|什么时候|什么时间|多久|多长|多少|多大|几次|怎么办|怎么样|怎么|怎样|如何|咋办|咋样|咋",
  "什么样的|什么|哪几个|哪几种|哪几类|哪几|哪些|哪个|哪种|哪类|哪里|哪|为什么|为何|有哪些|是谁|谁",
  "到底|究竟|具体|一般|来着|的话|吗|呢|吧|啊|呀|嘛|么|是啥|啥|都|不",
];
const asking = new RegExp(askingWords.join("|"), "gu");

/** Which characters of a question belong to a word that asks; UTF-16 positions. */
export function askingPositions(question: string): ReadonlySet<number> {
  const positions = new Set<number>();
  for (const match of question.matchAll(asking))
    for (let at = match.index; at < match.index + match[0].length; at++) positions.add(at);
  return positions;
}

/** The words of a document's name choose the document; inside it they say nothing. */
const mentionWeight = 0.3;

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** `names`: where the question names documents. */
export function questionTerms(
  question: string,
  expansions: readonly Expansion[],
  names: readonly Span[] = [],
): QuestionTerms {
  const wording = strip(question);
  const literal = countTerms(wording);
  const beside = names.length === 0 ? literal : countTerms(strip(without(question, names)));
  const weighted = new Map<Term, number>();
  // A word said twice counts a little more, not double.
  for (const [term, count] of literal) {
    const weight = (isUnigram(term) ? unigramWeight : 1) * (beside.has(term) ? 1 : mentionWeight);
    weighted.set(term, weight * (1 + Math.log(count)));
  }
  for (const { form, weight } of expansions) {
    for (const term of tokenizeNormalised(normaliseForSearch(form))) {
      if (literal.has(term)) continue;
      const share = weight * (isUnigram(term) ? expandedUnigram : 1);
      weighted.set(term, Math.max(weighted.get(term) ?? 0, share));
    }
  }
  return { weighted, literal: new Set(literal.keys()), wording };
}

function without(question: string, spans: readonly Span[]): string {
  let rest = question;
  for (const { start, end } of [...spans].sort((a, b) => b.start - a.start)) {
    rest = `${rest.slice(0, start)} ${rest.slice(end)}`;
  }
  return rest;
}

/** A question made of asking words alone is searched as it stands. */
function strip(question: string): string {
  const normalised = normaliseForSearch(question);
  const stripped = normalised.replaceAll(asking, " ");
  return tokenizeNormalised(stripped).length > 0 ? stripped : normalised;
}

function countTerms(text: string): Map<Term, number> {
  const counts = new Map<Term, number>();
  for (const term of tokenizeNormalised(text)) counts.set(term, (counts.get(term) ?? 0) + 1);
  return counts;
}
