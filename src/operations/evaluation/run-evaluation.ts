import { createHash } from "node:crypto";
import type { Answerer } from "../../answering/answerer.ts";
import { condense } from "../../answering/question/condense.ts";
import type { Answer, AnswerEvent } from "../../domain/answers/answer.ts";
import { localAdmin } from "../../domain/people/reader.ts";
import type { GenerationReader } from "../../ports/store.ts";
import type { Retriever } from "../../retrieval/retriever.ts";
import { searchPassages } from "../../retrieval/search-passages.ts";
import { evaluateAnswers, evaluateRetrieval, type Evaluation } from "./evaluate.ts";
import type { EvaluationHistory } from "./history.ts";
import { explainMiss } from "./misses.ts";
import { parseQuestions } from "./questions.ts";

export interface EvaluationRequest {
  /** One question a line. */
  readonly questions: string;
  /** What the history calls this set. */
  readonly name: string;
  readonly retrievalOnly: boolean;
}

export interface EvaluationDependencies {
  readonly retriever: Retriever;
  readonly answerer: Answerer;
  readonly generation: GenerationReader;
  readonly history: EvaluationHistory;
  readonly now: () => Date;
}

/**
 * Scores one question set over one generation and keeps the figures in the history.
 * @throws IngestionError naming the first line that is no question.
 */
export async function runEvaluation(
  { questions: text, name, retrievalOnly }: EvaluationRequest,
  { retriever, answerer, generation, history, now }: EvaluationDependencies,
  onProgress: (done: number, total: number) => void,
): Promise<Evaluation> {
  const questions = parseQuestions(text);
  const retrieval = await evaluateRetrieval(
    questions,
    async ({ question, history: earlier }, limit) => {
      const request = { text: condense(question, earlier).text, limit };
      return (await searchPassages(request, localAdmin, retriever, generation)).passages;
    },
    onProgress,
    undefined,
    (question, passages) => explainMiss(question, passages, generation),
  );
  const answer = retrievalOnly
    ? null
    : await evaluateAnswers(
        questions,
        async ({ question, history: earlier }) =>
          lastAnswer(answerer.answer({ question, history: earlier }, localAdmin)),
        onProgress,
      );
  const previous = history.add({
    at: now().toISOString(),
    name,
    questionsHash: createHash("sha256").update(text).digest("hex"),
    generation: generation.generation,
    questions: retrieval.questions,
    recall: retrieval.recall,
    mrr10: retrieval.mrr10,
    included: answer?.included ?? null,
  });
  return { ...retrieval, answer, previous };
}

async function lastAnswer(events: AsyncIterable<AnswerEvent>): Promise<Answer> {
  for await (const event of events) if (event.type === "answer-end") return event.answer;
  throw new Error("the answer did not end");
}
