import { APIConnectionTimeoutError, APIError } from "openai";
import { maskPersonal } from "../../domain/egress/mask-personal.ts";
import { EmbeddingError } from "../../errors.ts";
import type { EmbeddableText, Embedder, EmbeddingEndpoint } from "../../ports/embedder.ts";
import { createClient } from "./create-client.ts";
import { withoutKey } from "./redact-key.ts";

export interface OpenAiEmbedderOptions extends EmbeddingEndpoint {
  /** Texts in one request. @default 64 */
  readonly batchSize?: number;
  /** For one request of a reload. @default 60000 */
  readonly timeoutMs?: number;
  /** For a question: nobody waits long for one. @default 5000 */
  readonly queryTimeoutMs?: number;
}

/** A remote model's length is known only from its first vector. */
export interface RemoteEmbedder extends Embedder {
  /** Asks for one vector. @throws EmbeddingError */
  connect(signal?: AbortSignal): Promise<void>;
}

const documentRetries = 5;
const queryRetries = 1;
/** Characters of one text: well above the longest chunk, below what models take. */
const textLimit = 4000;

/** Any endpoint that speaks OpenAI's `/embeddings`, local or remote. */
export function createOpenAiEmbedder(options: OpenAiEmbedderOptions): RemoteEmbedder {
  const { model, baseUrl, isOutside, batchSize = 64 } = options;
  const { timeoutMs = 60_000, queryTimeoutMs = 5000 } = options;
  const client = createClient(options);
  let dimensions = 0;

  async function request(
    input: string[],
    limits: { readonly maxRetries: number; readonly timeout: number },
    signal?: AbortSignal,
  ): Promise<Float32Array[]> {
    signal?.throwIfAborted();
    const texts = isOutside ? input.map(maskPersonal) : input;
    const reply = await client.embeddings
      .create(
        { model, input: texts, encoding_format: "float" },
        { ...limits, ...(signal === undefined ? {} : { signal }) },
      )
      .catch((error: unknown) => {
        signal?.throwIfAborted();
        throw toEmbeddingError(error, options);
      });
    const vectors = readVectors(reply, input.length, options);
    for (const vector of vectors) {
      if (dimensions === 0) dimensions = vector.length;
      if (vector.length !== dimensions) {
        throw new EmbeddingError(
          `向量模型 ${model} 返回了 ${vector.length} 维的向量，之前是 ${dimensions} 维`,
          "请确认 EMBEDDING_MODEL 没有换成别的模型，再运行 youju reload --full",
        );
      }
    }
    return vectors;
  }

  return {
    id: `${model}@${baseUrl}`,
    sendsOutside: isOutside,
    get dimensions() {
      return dimensions;
    },
    async connect(signal) {
      if (dimensions === 0)
        await request(["组织工作"], { maxRetries: documentRetries, timeout: timeoutMs }, signal);
    },
    async embedDocuments(texts, signal) {
      const vectors: Float32Array[] = [];
      for (let from = 0; from < texts.length; from += batchSize) {
        const batch = texts.slice(from, from + batchSize).map(joinText);
        vectors.push(...(await request(batch, { maxRetries: documentRetries, timeout: timeoutMs }, signal)));
      }
      return vectors;
    },
    async embedQuery(text, signal) {
      const limits = { maxRetries: queryRetries, timeout: queryTimeoutMs };
      const [vector] = await request([sendable(text)], limits, signal);
      return vector!;
    },
  };
}

function joinText({ title, body }: EmbeddableText): string {
  return sendable(`${title}\n${body}`.trim());
}

/** Endpoints refuse an empty text. */
function sendable(text: string): string {
  return text.slice(0, textLimit).trim() || "无";
}

/** Servers differ: what came back is checked as if nothing were promised. */
function readVectors(reply: unknown, count: number, { model }: EmbeddingEndpoint): Float32Array[] {
  const rows = (reply as { data?: unknown } | null)?.data;
  if (!Array.isArray(rows) || rows.length !== count) {
    throw new EmbeddingError(
      `向量模型 ${model} 应返回 ${count} 个向量，实际 ${Array.isArray(rows) ? rows.length : 0} 个`,
      "请确认 OPENAI_BASE_URL 指向支持 /embeddings 的接口",
    );
  }
  const vectors: Float32Array[] = [];
  for (const [at, row] of (rows as { index?: unknown; embedding?: unknown }[]).entries()) {
    vectors[typeof row.index === "number" ? row.index : at] = toUnit(row.embedding, model);
  }
  if (vectors.length !== count || vectors.includes(undefined as never)) {
    throw new EmbeddingError(`向量模型 ${model} 返回的向量编号不连续`, "请检查提供接口的服务");
  }
  return vectors;
}

function toUnit(values: unknown, model: string): Float32Array {
  const vector = Array.isArray(values) ? Float32Array.from(values as number[]) : new Float32Array();
  const length = Math.hypot(...vector);
  if (!(length > 0) || !Number.isFinite(length)) {
    throw new EmbeddingError(`向量模型 ${model} 返回了不能用的向量`, "请检查提供接口的服务");
  }
  return vector.map((value) => value / length);
}

/** No cause is kept: it would carry the request with its key into a log. */
function toEmbeddingError(error: unknown, { model, apiKey }: EmbeddingEndpoint): EmbeddingError {
  if (!(error instanceof APIError)) {
    return new EmbeddingError(`向量接口出错：${withoutKey(String(error), apiKey)}`, fixes.other);
  }
  if (error instanceof APIConnectionTimeoutError) {
    return new EmbeddingError(`向量模型 ${model} 没有在时限内回复`, fixes.unreachable);
  }
  const status = error.status as number | undefined;
  if (status === undefined) return new EmbeddingError(`连不上向量模型 ${model} 的接口`, fixes.unreachable);
  const fix =
    status === 401 || status === 403
      ? fixes.key
      : status === 404
        ? fixes.model
        : status === 429
          ? fixes.busy
          : fixes.other;
  const detail = withoutKey(error.message, apiKey).slice(0, 200);
  return new EmbeddingError(`向量模型 ${model} 的接口返回错误 ${status}：${detail}`, fix);
}

const fixes = {
  unreachable: "请检查 OPENAI_BASE_URL 和网络；不设 EMBEDDING_MODEL 则使用内置向量模型",
  key: "请检查 OPENAI_API_KEY",
  model: "请检查 OPENAI_BASE_URL 和 EMBEDDING_MODEL",
  busy: "接口限流，请稍后再试",
  other: "请检查提供接口的服务；不设 EMBEDDING_MODEL 则使用内置向量模型",
};
