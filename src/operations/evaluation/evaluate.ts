// A question is one piece of work: without a pause a server would answer nobody else meanwhile.
import { setImmediate as nextTurn } from "node:timers/promises";
import type { Answer } from "../../domain/answers/answer.ts";
import { answerFigures, includesAll, type AnsweredQuestion, type AnswerFigures } from "./answers.ts";
import type { EvaluationRecord } from "../../domain/operation/evaluation-record.ts";
import type { Miss } from "./misses.ts";
import { halfOf, isScoredForRetrieval, type EvaluationQuestion } from "./questions.ts";
import {
  percentile,
  retrievalFigures,
  scoreQuestion,
  share,
  type FoundPassage,
  type QuestionScore,
  type RetrievalFigures,
} from "./scoring.ts";

/** What `eval` prints: `answer` is null with --retrieval-only. */
export interface Evaluation extends Omit<RetrievalEvaluation, "answer"> {
  readonly answer: AnswerEvaluation | null;
  /** The run before this one over the same questions; null for the first. */
  readonly previous: EvaluationRecord | null;
}

export interface AnswerEvaluation extends AnswerFigures {
  readonly by_type: Readonly<Record<string, AnswerFigures>>;
  /** generated, extractive: what was made by which; refusals count as extractive. */
  readonly by_mode: Readonly<Record<string, AnswerFigures>>;
  readonly odd: AnswerFigures;
  readonly even: AnswerFigures;
  /** Characters of the answered ones. */
  readonly length: { readonly p50: number; readonly p90: number };
  readonly latency_ms: { readonly p50: number; readonly p95: number };
  /** Ids (odd only) whose answer lacks a required string or was refused, for reading. */
  readonly missed: readonly string[];
}

/** Asks every question and scores the answers. */
export async function evaluateAnswers(
  questions: readonly EvaluationQuestion[],
  ask: (question: EvaluationQuestion) => Promise<Answer>,
  onProgress: (done: number, total: number) => void = () => {},
): Promise<AnswerEvaluation> {
  const answered: AnsweredQuestion[] = [];
  for (const question of questions) {
    answered.push({ question, answer: await ask(question) });
    await nextTurn();
    onProgress(answered.length, questions.length);
  }
  const figuresOf = (keep: (question: EvaluationQuestion) => boolean): AnswerFigures =>
    answerFigures(answered.filter(({ question }) => keep(question)));
  const types = [...new Set(questions.map(({ type }) => type))].sort();
  const lengths = answered.flatMap(({ answer }) =>
    answer.outcome === "answered" ? [answer.answer.length] : [],
  );
  const times = answered.map(({ answer }) => answer.timings_ms.total);
  const missed = answered.filter(
    (one) => one.question.expect === "answer" && halfOf(one.question.id) === "odd" && !includesAll(one),
  );
  const modes = [...new Set(answered.map(({ answer }) => answer.mode))].sort();
  return {
    ...figuresOf(() => true),
    by_type: Object.fromEntries(types.map((type) => [type, figuresOf((question) => question.type === type)])),
    by_mode: Object.fromEntries(
      modes.map((mode) => [mode, answerFigures(answered.filter(({ answer }) => answer.mode === mode))]),
    ),
    odd: figuresOf(({ id }) => halfOf(id) === "odd"),
    even: figuresOf(({ id }) => halfOf(id) === "even"),
    length: { p50: percentile(lengths, 0.5), p90: percentile(lengths, 0.9) },
    latency_ms: { p50: percentile(times, 0.5), p95: percentile(times, 0.95) },
    missed: missed.map(({ question }) => question.id),
  };
}

/** Finds the `limit` best passages for a question; the caller condenses `history` into the question. */
export type EvaluatedRetrieve = (
  question: EvaluationQuestion,
  limit: number,
) => Promise<readonly FoundPassage[]>;

/** The object `eval FILE --retrieval-only --json` prints (design §5, with keys added). */
export interface RetrievalEvaluation extends RetrievalFigures {
  /** Share of compare questions with every gold place among the first ten. */
  readonly compare_all: number;
  /** Null without answering. */
  readonly answer: null;
  readonly by_type: Readonly<Record<string, RetrievalFigures>>;
  readonly odd: RetrievalFigures;
  readonly even: RetrievalFigures;
  readonly latency_ms: { readonly p50: number; readonly p95: number };
  /** Questions with no right passage in the first ten, for reading (odd ids only). */
  readonly missed: readonly string[];
  /** Questions whose right passage is not among the first five, the worst first, with reasons. */
  readonly misses: readonly Miss[];
}

const scoredDepth = 10;
/** A right passage further down than this needs explaining … */
const explainedFrom = 6;
/** … and is looked for so far down. */
const explainedDepth = 50;

/** Scores retrieval as shared/eval/README.md says; `questions` counts those that were scored. */
export async function evaluateRetrieval(
  questions: readonly EvaluationQuestion[],
  retrieve: EvaluatedRetrieve,
  onProgress: (done: number, total: number) => void = () => {},
  now: () => number = () => performance.now(),
  explain?: (question: EvaluationQuestion, passages: readonly FoundPassage[]) => Miss,
): Promise<RetrievalEvaluation> {
  const scored = questions.filter(isScoredForRetrieval);
  const results: { question: EvaluationQuestion; score: QuestionScore }[] = [];
  const times: number[] = [];
  const misses: Miss[] = [];
  for (const question of scored) {
    const started = now();
    const passages = await retrieve(question, scoredDepth);
    times.push(now() - started);
    const score = scoreQuestion(question, passages);
    results.push({ question, score });
    if (explain !== undefined && (score.rank === null || score.rank >= explainedFrom))
      misses.push(explain(question, await retrieve(question, explainedDepth)));
    await nextTurn();
    onProgress(results.length, scored.length);
  }
  const figuresOf = (keep: (question: EvaluationQuestion) => boolean): RetrievalFigures =>
    retrievalFigures(results.filter(({ question }) => keep(question)).map(({ score }) => score));
  const types = [...new Set(scored.map(({ type }) => type))].sort();
  const compared = results.filter(({ question }) => question.type === "compare");
  const missed = results.filter(
    ({ question, score }) => score.rank === null && halfOf(question.id) === "odd",
  );
  return {
    ...figuresOf(() => true),
    compare_all: share(compared, ({ score }) => (score.all ? 1 : 0)),
    answer: null,
    by_type: Object.fromEntries(types.map((type) => [type, figuresOf((question) => question.type === type)])),
    odd: figuresOf(({ id }) => halfOf(id) === "odd"),
    even: figuresOf(({ id }) => halfOf(id) === "even"),
    latency_ms: { p50: percentile(times, 0.5), p95: percentile(times, 0.95) },
    missed: missed.map(({ question }) => question.id),
    misses: misses.sort((a, b) => depthOf(b) - depthOf(a) || (a.id < b.id ? -1 : 1)),
  };
}

function depthOf({ rank }: Miss): number {
  return rank ?? explainedDepth + 1;
}
