import { APIConnectionTimeoutError, APIError } from "openai";
import { ModelError } from "../../errors.ts";
import type { ChatEndpoint } from "../../ports/chat-model.ts";
import { withoutKey } from "./redact-key.ts";

const detailLength = 160;

/** One clear line for each way a model fails. No cause is kept: it would carry the key into a log. */
export function toModelError(error: unknown, { model, apiKey }: ChatEndpoint): ModelError {
  if (error instanceof ModelError) return error;
  if (error instanceof APIConnectionTimeoutError) {
    return new ModelError("timeout", `模型 ${model} 没有在时限内回复`, "请检查提供模型的服务，稍后再试");
  }
  if (!(error instanceof APIError)) {
    return new ModelError(
      "garbled",
      `模型 ${model} 的回复读不懂`,
      "请确认 OPENAI_BASE_URL 指向 OpenAI 兼容的接口",
    );
  }
  const status = error.status as number | undefined;
  if (status === undefined) {
    return new ModelError("unreachable", `连不上模型 ${model} 的接口`, "请检查 OPENAI_BASE_URL 和网络");
  }
  const detail = withoutKey(error.message, apiKey).slice(0, detailLength);
  if (status === 401 || status === 403)
    return new ModelError("refused-key", `模型接口不认这个密钥（${status}）`, "请检查 OPENAI_API_KEY");
  if (status === 404)
    return new ModelError(
      "unknown-model",
      `模型接口没有 ${model} 这个模型（404）`,
      "请检查 CHAT_MODEL 和 OPENAI_BASE_URL",
    );
  if (status === 429)
    return new ModelError("busy", `模型 ${model} 的接口限流（429）`, "请稍后再试，或提高接口限额");
  return new ModelError("failed", `模型 ${model} 的接口出错（${status}）：${detail}`, "请检查提供模型的服务");
}
