import { fillPrompt, type AnswerPrompts } from "../../domain/text/prompt.ts";
import { ModelError } from "../../errors.ts";
import type { ChatModel } from "../../ports/chat-model.ts";

/** A sentence with its place in the answer and why it was held back. */
export interface FailedSentence {
  readonly position: number;
  readonly text: string;
  /** A line feed where the sentence begins a line. */
  readonly lineStart: string;
  readonly reason: string;
}

const maxTokens = 800;
const mostRepaired = 10;
const reply = /^\s*(\d{1,2})\s*[|｜:：]\s*(.+)$/u;

/**
 * Asks once for all sentences that failed, as `number|sentence[n]`. The new sentences by position,
 * unchecked; none when the model fails again, since the answer can do without.
 */
export async function repairSentences(
  failed: readonly FailedSentence[],
  values: { readonly question: string; readonly passages: string },
  { model, prompts }: { readonly model: ChatModel; readonly prompts: AnswerPrompts },
  signal?: AbortSignal,
): Promise<ReadonlyMap<number, string>> {
  const asked = failed.slice(0, mostRepaired);
  const repaired = new Map<number, string>();
  if (asked.length === 0) return repaired;
  const sentences = asked
    .map(({ text, reason }, index) => `${index + 1}|${text}（问题：${reason}）`)
    .join("\n");
  const filled = { ...values, sentences };
  const messages = [
    { role: "system", content: fillPrompt(prompts.repair.system, filled) },
    { role: "user", content: fillPrompt(prompts.repair.user, filled) },
  ] as const;
  let text = "";
  try {
    for await (const piece of model.stream({ messages, maxTokens }, signal)) text += piece;
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    return repaired;
  }
  for (const line of text.split("\n")) {
    const [, number = "", sentence = ""] = reply.exec(line) ?? [];
    const target = asked[Number(number) - 1];
    if (target !== undefined && !sentence.trim().startsWith("删去"))
      repaired.set(target.position, sentence.trim());
  }
  return repaired;
}
