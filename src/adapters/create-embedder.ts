import type { Embedder, EmbedderSettings } from "../ports/embedder.ts";
import { loadEmbeddedEncoder } from "./embedded-encoder.ts";
import { createOpenAiEmbedder } from "./openai/embedder.ts";

/** For answering: an endpoint that is down now may be back for the next question. */
export async function createEmbedder({ modelsDir, endpoint }: EmbedderSettings): Promise<Embedder> {
  return endpoint === null ? loadEmbeddedEncoder(modelsDir) : createOpenAiEmbedder(endpoint);
}

/** For a reload: the length of a vector must be known before the first one is stored. */
export async function connectEmbedder(
  { modelsDir, endpoint }: EmbedderSettings,
  signal: AbortSignal,
): Promise<Embedder> {
  if (endpoint === null) return loadEmbeddedEncoder(modelsDir);
  const embedder = createOpenAiEmbedder(endpoint);
  await embedder.connect(signal);
  return embedder;
}
