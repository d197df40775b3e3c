import { ModelError } from "../../src/errors.ts";
import type { ChatModel, ChatRequest } from "../../src/ports/chat-model.ts";

export interface ScriptedChatModel extends ChatModel {
  readonly requests: readonly ChatRequest[];
}

/** Says what `reply` makes of each request and records it; throws when `reply` gives an error. */
export function createScriptedChatModel(
  reply: (request: ChatRequest, index: number) => string | Error,
  sendsOutside = false,
): ScriptedChatModel {
  const requests: ChatRequest[] = [];
  return {
    id: "scripted",
    sendsOutside,
    requests,
    async *stream(request, signal) {
      signal?.throwIfAborted();
      requests.push(request);
      await Promise.resolve();
      const said = reply(request, requests.length - 1);
      if (said instanceof Error) throw said;
      if (said === "") throw new ModelError("empty", "模型 scripted 没有给出回复", "");
      for (const piece of said.match(/[\s\S]{1,40}/gu) ?? []) {
        yield piece;
        signal?.throwIfAborted();
      }
    },
  };
}
