import type { Answer } from "../../../../domain/answers/answer.ts";
import type { Feedback } from "../../../../domain/operation/insights.ts";
import { post } from "./http.ts";

/** What a reader thinks of an answer. Goes with its question, without a word of who asked. */
export async function sendFeedback(
  { question, outcome, citations }: Answer,
  verdict: Feedback["verdict"],
  reason: string,
): Promise<void> {
  const cited = citations.map(({ file, article }) => ({ file, article }));
  await post("/api/feedback", { verdict, question, outcome, cited, ...(reason === "" ? {} : { reason }) });
}
