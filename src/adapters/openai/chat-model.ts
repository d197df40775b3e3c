import { APIError } from "openai";
import { maskPersonal } from "../../domain/egress/mask-personal.ts";
import { ModelError } from "../../errors.ts";
import type { ChatEndpoint, ChatModel, ChatRequest } from "../../ports/chat-model.ts";
import { createClient } from "./create-client.ts";
import { toModelError } from "./model-errors.ts";
import { withoutThinking } from "./without-thinking.ts";

export interface OpenAiChatOptions extends ChatEndpoint {
  /** Until the first byte of the reply, all tries together. @default 30000 */
  readonly replyTimeoutMs?: number;
  /** Between two pieces. @default 20000 */
  readonly idleTimeoutMs?: number;
  /** For 429, 5xx and lost connections, with growing pauses. @default 2 */
  readonly retries?: number;
  /** Characters after which a reply is taken for endless. @default 24000 */
  readonly longestReply?: number;
}

/** Any endpoint that speaks OpenAI's `/chat/completions`, local or remote. */
export function createOpenAiChatModel(options: OpenAiChatOptions): ChatModel {
  const { model, isOutside, retries = 2 } = options;
  const { replyTimeoutMs = 30_000, idleTimeoutMs = 20_000, longestReply = 24_000 } = options;
  const client = createClient(options, { maxRetries: retries, timeout: replyTimeoutMs });

  async function open(request: ChatRequest, plain: boolean, signal: AbortSignal) {
    const messages = request.messages.map(({ role, content }) => ({
      role,
      content: isOutside ? maskPersonal(content) : content,
    }));
    const settings = plain ? {} : { temperature: 0, max_tokens: request.maxTokens };
    return client.chat.completions.create({ model, messages, stream: true, ...settings }, { signal });
  }

  async function* read(
    request: ChatRequest,
    stop: AbortController,
    signal: AbortSignal | undefined,
  ): AsyncIterable<string> {
    let timer: NodeJS.Timeout | null = null;
    let [idle, late] = [false, false];
    const watch = (): void => {
      if (timer !== null) clearTimeout(timer);
      timer = setTimeout(() => {
        idle = true;
        stop.abort();
      }, idleTimeoutMs);
    };
    try {
      // The client's own limit is one try's: three of them would keep a person waiting for a minute and a half.
      timer = setTimeout(() => {
        late = true;
        stop.abort();
      }, replyTimeoutMs);
      // Some models take neither a temperature nor max_tokens: asked once more without.
      const stream = await open(request, false, stop.signal).catch((error: unknown) => {
        if (!isAboutSettings(error)) throw error;
        return open(request, true, stop.signal);
      });
      let finished = false;
      let length = 0;
      watch();
      for await (const chunk of stream) {
        watch();
        // Servers differ: what came back is read as if nothing were promised.
        const choice = (chunk as { choices?: { delta?: { content?: unknown }; finish_reason?: unknown }[] })
          .choices?.[0];
        const text = choice?.delta?.content;
        if (typeof text === "string" && text !== "") {
          length += text.length;
          if (length > longestReply) throw tooLong(model);
          yield text;
        }
        if (choice?.finish_reason === "length") throw tooLong(model);
        if (choice?.finish_reason !== undefined && choice.finish_reason !== null) finished = true;
      }
      signal?.throwIfAborted();
      if (idle) throw new ModelError("timeout", `模型 ${model} 的回复中途停住了`, fixTimeout);
      if (length === 0) throw new ModelError("empty", `模型 ${model} 没有给出回复`, fixEmpty);
      if (!finished) throw new ModelError("cut", `模型 ${model} 的回复中途断开`, fixTimeout);
    } catch (error) {
      signal?.throwIfAborted();
      if (idle) throw new ModelError("timeout", `模型 ${model} 的回复中途停住了`, fixTimeout);
      if (late) throw new ModelError("timeout", `模型 ${model} 没有在时限内回复`, fixLate);
      throw toModelError(error, options);
    } finally {
      if (timer !== null) clearTimeout(timer);
    }
  }

  return {
    id: model,
    sendsOutside: isOutside,
    async *stream(request, signal) {
      signal?.throwIfAborted();
      const stop = new AbortController();
      const abort = (): void => stop.abort();
      signal?.addEventListener("abort", abort, { once: true });
      try {
        yield* withoutThinking(read(request, stop, signal));
      } finally {
        signal?.removeEventListener("abort", abort);
        // Whoever stops reading stops the model too.
        stop.abort();
      }
    },
  };
}

const fixLate = "请检查提供模型的服务，稍后再试";
const fixTimeout = "请检查网络和提供模型的服务，稍后再试";
const fixEmpty = "请检查 CHAT_MODEL 和提供模型的服务";

function tooLong(model: string): ModelError {
  return new ModelError("too-long", `模型 ${model} 的回复过长，没有用它`, fixEmpty);
}

function isAboutSettings(error: unknown): boolean {
  return (
    error instanceof APIError &&
    error.status === 400 &&
    /temperature|max_tokens|max_completion_tokens/iu.test(error.message)
  );
}
