import type { Answer, AnswerEvent } from "../../src/domain/answers/answer.ts";

/** passages-found, the text in small pieces with each citation where its mark appears, answer-end. */
export function* answerEvents(answer: Answer, conversation: string | null): Generator<AnswerEvent> {
  yield {
    type: "passages-found",
    conversation,
    passages: answer.citations.map(({ file, title, article }) => ({ file, title, article })),
  };
  for (const [position, piece] of (answer.answer.match(/\[\d+\]|[^[]{1,12}|\[/gu) ?? []).entries()) {
    const n = /^\[(\d+)\]$/u.exec(piece)?.[1];
    const citation = answer.citations.find((candidate) => String(candidate.n) === n);
    if (citation !== undefined) yield { type: "citation-added", citation };
    yield { type: "text-delta", text: piece, position };
  }
  yield { type: "answer-end", answer };
}
