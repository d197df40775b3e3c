import { fillPrompt, type Prompt } from "../../domain/text/prompt.ts";
import { ModelError } from "../../errors.ts";
import type { ChatModel } from "../../ports/chat-model.ts";
import { findFault } from "../question/check-question.ts";
import type { StandaloneQuestion } from "../question/condense.ts";

const maxTokens = 160;
const longest = 120;
/** A question waits for its rewording no longer than this. */
const patienceMs = 6_000;
const historyShown = 4;

/**
 * The question completed by the model, or null where it fails or gives no question: the offline rules
 * hold then.
 */
export async function condenseWithModel(
  question: string,
  history: readonly string[],
  model: ChatModel,
  prompt: Prompt<"history" | "question">,
  signal?: AbortSignal,
): Promise<StandaloneQuestion | null> {
  const values = {
    history: history
      .slice(-historyShown)
      .map((past) => `- ${past}`)
      .join("\n"),
    question,
  };
  const messages = [
    { role: "system", content: fillPrompt(prompt.system, values) },
    { role: "user", content: fillPrompt(prompt.user, values) },
  ] as const;
  const patience = AbortSignal.timeout(patienceMs);
  const limits = signal === undefined ? patience : AbortSignal.any([signal, patience]);
  let text = "";
  try {
    for await (const piece of model.stream({ messages, maxTokens }, limits)) text += piece;
  } catch (error) {
    if (signal?.aborted === true || !(error instanceof ModelError || patience.aborted)) throw error;
    return null;
  }
  const line = text.trim().replaceAll(/^[“"]|[”"]$/gu, "");
  if (line === "" || line.includes("\n") || line.length > longest || findFault(line) !== null) return null;
  if (!sharesWords(line, [question, ...history].join(""))) return null;
  return { text: line, focus: line, background: null };
}

/** What the model adds of its own is no question of the asker's: most characters must come from the talk. */
function sharesWords(line: string, talk: string): boolean {
  const signs = Array.from(line).filter((sign) => /[\p{Script=Han}\d]/u.test(sign));
  const known = signs.filter((sign) => talk.includes(sign)).length;
  return signs.length > 0 && known / signs.length >= 0.7;
}
