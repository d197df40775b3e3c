import { createOpenAiChatModel } from "../adapters/openai/chat-model.ts";
import { environmentSchema, type Config } from "../config.ts";
import { glance } from "./doctor-app.ts";
import type { Installation, ModelTrial } from "../domain/operation/installation.ts";
import { describeError, YoujuError } from "../errors.ts";
import type { PackageLayout } from "../package-layout.ts";
import type { ChatEndpoint } from "../ports/chat-model.ts";
import { listSettings } from "../settings/list-settings.ts";

/** The composition root of what 管理 shows of the installation. */
export function openInstallation(
  config: Config,
  environment: Readonly<Record<string, string | undefined>>,
  layout: PackageLayout,
): Installation {
  return {
    report: async () => ({
      ...(await glance(config, layout)),
      settings: listSettings(environmentSchema.shape, environment),
    }),
    tryModel: (signal) => tryModel(config.chatEndpoint, signal),
  };
}

/** Enough for a model that thinks before its first word. */
const maxTokens = 2000;

async function tryModel(endpoint: ChatEndpoint | null, signal: AbortSignal): Promise<ModelTrial> {
  if (endpoint === null) return { model: null, ok: false, took_ms: 0, fault: "" };
  const model = createOpenAiChatModel({ ...endpoint, retries: 0 });
  const started = performance.now();
  const tried = (fault: string): ModelTrial => ({
    model: model.id,
    ok: fault === "",
    took_ms: Math.round(performance.now() - started),
    fault,
  });
  try {
    const messages = [{ role: "user", content: "请只回答“好”字。" }] as const;
    // oxlint-disable-next-line no-unreachable-loop -- The first piece says enough; leaving the loop stops the rest.
    for await (const _piece of model.stream({ messages, maxTokens }, signal)) return tried("");
    return tried("模型没有回答");
  } catch (error) {
    signal.throwIfAborted();
    const fix = error instanceof YoujuError && error.fix !== "" ? `（${error.fix}）` : "";
    return tried(`${describeError(error)}${fix}`);
  }
}
