import type { DocumentStatus } from "../../domain/documents/document.ts";
import type { GenerationReader } from "../../ports/store.ts";
import { normaliseForSearch } from "../../retrieval/indexing/normalise-numerals.ts";
import { articleKey } from "../../retrieval/understanding/read-articles.ts";
import { questionTerms } from "../../retrieval/understanding/question-terms.ts";
import type { EvaluationQuestion, GoldPlace } from "./questions.ts";
import { isAtPlace, type FoundPassage } from "./scoring.ts";

/** A question whose right passage was not first among those looked at, and why. */
export interface Miss {
  readonly id: string;
  readonly question: string;
  /** The place sought, e.g. `policies/x.md 第十四条`. */
  readonly expected: string;
  /** What came first instead; null when nothing was found. */
  readonly found: string | null;
  /** From 1; null when it is not among those looked at. */
  readonly rank: number | null;
  /** In plain Chinese, with what can be done where something can. */
  readonly reason: string;
}

const superseded: ReadonlySet<DocumentStatus> = new Set(["已修订", "已废止", "已失效"]);
/** Words named in a reason. */
const mostWords = 4;

/** `passages`: as many as are worth looking at, best first. */
export function explainMiss(
  question: EvaluationQuestion,
  passages: readonly FoundPassage[],
  generation: GenerationReader,
): Miss {
  const places = [...question.gold, ...question.goldAlt];
  const at = passages.findIndex((passage) => places.some((place) => isAtPlace(passage, place)));
  const [first] = passages;
  const place = question.gold[0]!;
  const rank = at < 0 ? null : at + 1;
  return {
    id: question.id,
    question: question.question,
    expected: namePlace(place),
    found: first === undefined ? null : namePassage(first),
    rank,
    reason: reasonFor(question, place, passages, rank, generation),
  };
}

function reasonFor(
  question: EvaluationQuestion,
  place: GoldPlace,
  passages: readonly FoundPassage[],
  rank: number | null,
  generation: GenerationReader,
): string {
  const document = generation.documentByFile(place.file);
  if (document === null) return "资料里没有这份文件";
  const key = place.article === undefined ? null : articleKey(place.article);
  const chunk = generation.chunksOf(document.id).find((candidate) => {
    const text = document.text.slice(candidate.start, candidate.end);
    return isAtPlace({ file: place.file, article: candidate.article, text }, place);
  });
  if (chunk === undefined) return key === null ? "文件里没有这段话" : "文件里没有这一条";
  if (rank === null && superseded.has(document.status))
    return `该文件${document.status}，问题没有指明旧版，按现行文件检索`;
  const ahead = passages.slice(0, rank === null ? passages.length : rank - 1);
  const sameFile = ahead.filter(({ file }) => file === place.file).length;
  const where =
    sameFile === ahead.length && ahead.length > 0
      ? "找对了文件，排在前面的是其他条"
      : sameFile > 0
        ? "其他文件和本文件的其他条排在前面"
        : "其他文件排在前面";
  const absent = absentWords(question.question, document.text.slice(chunk.start, chunk.end), document.title);
  const words =
    absent.length === 0
      ? ""
      : `；原文没有“${absent.join("”“")}”这样的说法，可在 lexicon.tsv 里补上对应的文件用语`;
  return `${rank === null ? `前 ${passages.length} 条里没有，` : ""}${where}${words}`;
}

/** Runs of at least two characters of which the passage and its title hold no pair. */
function absentWords(question: string, passage: string, title: string): string[] {
  const held = normaliseForSearch(`${title}\n${passage}`);
  const { wording } = questionTerms(question, []);
  const words: string[] = [];
  for (const run of wording.match(/[\p{Script=Han}]{2,}/gu) ?? []) {
    let word = "";
    for (let at = 0; at + 1 < run.length; at++) {
      if (held.includes(run.slice(at, at + 2))) {
        if (word.length > 1) words.push(word);
        word = "";
      } else word = word === "" ? run.slice(at, at + 2) : word + run[at + 1]!;
    }
    if (word.length > 1) words.push(word);
  }
  return [...new Set(words)].sort((a, b) => b.length - a.length).slice(0, mostWords);
}

function namePlace({ file, article, quote }: GoldPlace): string {
  return `${file} ${article ?? `“${(quote ?? "").slice(0, 20)}”`}`;
}

function namePassage({ file, article, text }: FoundPassage): string {
  return `${file} ${article ?? `“${text.trim().slice(0, 20)}”`}`;
}
