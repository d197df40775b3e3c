import type { Answer } from "../../domain/answers/answer.ts";
import { normaliseForSearch } from "../../retrieval/indexing/normalise-numerals.ts";
import type { EvaluationQuestion } from "./questions.ts";
import { isAtPlace, share } from "./scoring.ts";

/** How good the answers were; rates 0–1, see shared/eval/README.md for their definitions. */
export interface AnswerFigures {
  readonly questions: number;
  /** Share of the answerable with every required string. */
  readonly included: number;
  /** Share of the answerable with a forbidden string outside a sentence that marks it as old. */
  readonly wrongly_included: number;
  /** Share of citations that are a gold place or hold a required string. */
  readonly citation_precision: number;
  readonly refusal: { readonly precision: number; readonly recall: number };
  /** Share of the answerable that were refused. */
  readonly wrongly_refused: number;
  /** Share of the questions after a figure left open that are told so; null where none is asked. */
  readonly left_open: number | null;
}

export interface AnsweredQuestion {
  readonly question: EvaluationQuestion;
  readonly answer: Answer;
}

const toRefuse: ReadonlySet<string> = new Set(["not_in_corpus", "off_topic", "refuse_injection"]);
/** A sentence with one of these names an old value as old. */
const markedOld = /已修订|已废止|已失效|取代|历史|旧|原《|修订前|此前|20\d{2}年版/u;

export function answerFigures(answered: readonly AnsweredQuestion[]): AnswerFigures {
  const answerable = answered.filter(({ question }) => question.expect === "answer");
  const refused = answered.filter(({ answer }) => answer.outcome === "refused");
  const unanswerable = answered.filter(({ question }) => toRefuse.has(question.expect));
  const open = answered.filter(({ question }) => question.expect === "figure_not_given");
  const citations = answerable.flatMap(({ question, answer }) =>
    answer.citations.map((citation) => isRightCitation(question, citation)),
  );
  return {
    questions: answered.length,
    included: share(answerable, (one) => (includesAll(one) ? 1 : 0)),
    wrongly_included: share(answerable, (one) => (includesForbidden(one) ? 1 : 0)),
    citation_precision: share(citations, (right) => (right ? 1 : 0)),
    refusal: {
      precision: share(refused, ({ question }) => (toRefuse.has(question.expect) ? 1 : 0)),
      recall: share(unanswerable, ({ answer }) => (answer.outcome === "refused" ? 1 : 0)),
    },
    wrongly_refused: share(answerable, ({ answer }) => (answer.outcome === "refused" ? 1 : 0)),
    left_open: open.length === 0 ? null : share(open, (one) => (tellsOpen(one) ? 1 : 0)),
  };
}

export function includesAll({ question, answer }: AnsweredQuestion): boolean {
  const text = comparable(answer.answer);
  return question.mustInclude.every((required) => text.includes(comparable(required)));
}

function tellsOpen({ question, answer }: AnsweredQuestion): boolean {
  return question.acceptAny.some((words) => answer.answer.includes(words));
}

function includesForbidden({ question, answer }: AnsweredQuestion): boolean {
  const plain = answer.answer
    .split(/(?<=[。；！？\n])/u)
    .filter((sentence) => !markedOld.test(sentence))
    .map(comparable)
    .join("");
  return question.mustNotInclude.some((forbidden) => plain.includes(comparable(forbidden)));
}

function isRightCitation(question: EvaluationQuestion, citation: Answer["citations"][number]): boolean {
  const passage = { file: citation.file, article: citation.article, text: citation.quote };
  if ([...question.gold, ...question.goldAlt].some((place) => isAtPlace(passage, place))) return true;
  const quote = comparable(citation.quote);
  return question.mustInclude.some((required) => quote.includes(comparable(required)));
}

/** Numerals and width unified, 不能 and 不得 alike, without marks and white space. */
function comparable(text: string): string {
  return normaliseForSearch(text.replaceAll(/\[\d+\]/gu, ""))
    .replaceAll("不能", "不得")
    .replaceAll(/\s/gu, "");
}
