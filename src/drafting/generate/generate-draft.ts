import type { Unsupported } from "../../domain/answers/answer.ts";
import type { DraftPrompt } from "../../domain/text/prompt.ts";
import type { ChatModel } from "../../ports/chat-model.ts";
import type { Brief } from "../request/brief.ts";
import { buildRequest, type RequestSources } from "./build-request.ts";
import { keepSound, type SoundSources } from "./keep-sound.ts";

export interface GeneratedDraft {
  readonly text: string;
  readonly removed: readonly Unsupported[];
}

/** A draft may miss its length by this share. */
const lengthSlack = 0.15;

/**
 * A draft written by the model, checked sentence by sentence; null when neither the first reply nor one
 * repair leaves a text of the wanted length. @throws ModelError when the model does not answer.
 */
export async function generateDraft(
  model: ChatModel,
  prompt: DraftPrompt,
  brief: Brief,
  sources: RequestSources & SoundSources,
  signal?: AbortSignal,
): Promise<GeneratedDraft | null> {
  const request = buildRequest(prompt, brief, sources);
  const removed: Unsupported[] = [];
  let messages = request.messages;
  for (const attempt of [1, 2]) {
    let reply = "";
    for await (const piece of model.stream({ ...request, messages }, signal)) reply += piece;
    const sound = keepSound(reply, brief, sources);
    removed.push(...sound.removed);
    const length = sound.text.replaceAll(/\s/gu, "").length;
    if (Math.abs(length - brief.words) <= brief.words * lengthSlack) return { text: sound.text, removed };
    if (attempt === 2) break;
    messages = [
      ...request.messages,
      { role: "assistant", content: reply },
      { role: "user", content: remedy(brief, sound.removed, length) },
    ];
  }
  return null;
}

function remedy(brief: Brief, removed: readonly Unsupported[], length: number): string {
  const faults = removed.map(({ text, reason }) => `- ${reason}：${text}`).join("\n");
  return `请重写全文。${faults === "" ? "" : `以下句子不能用，不要再写：\n${faults}\n`}能用的部分有 ${length} 字，全文要 ${brief.words} 字左右，事实照原样各写一次，没有给的数字写成〔〕。`;
}
