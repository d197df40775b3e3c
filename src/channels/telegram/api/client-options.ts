import type { ApiClientOptions } from "grammy";
import { HttpsProxyAgent } from "https-proxy-agent";
import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import type { TelegramConfig } from "../../../settings/telegram.ts";

/** Longer than one long poll, shorter than a reader's patience. */
const requestTimeoutSeconds = 60;
/**
 * An idle connection is given up before a server or firewall cuts it: a message lost on a connection that
 * was dead already could not be told from one that arrived.
 */
const idleMs = 20_000;

/** The way to the API server: through the proxy when it lies outside. */
export function createAgent({ apiRoot, proxy }: Pick<TelegramConfig, "apiRoot" | "proxy">): HttpAgent {
  const keep = { keepAlive: true, timeout: idleMs };
  if (proxy !== null) return new HttpsProxyAgent(proxy, keep);
  return new (apiRoot.startsWith("https:") ? HttpsAgent : HttpAgent)(keep);
}

export function clientOptions(apiRoot: string, agent: HttpAgent): ApiClientOptions {
  return { apiRoot, timeoutSeconds: requestTimeoutSeconds, baseFetchConfig: { agent, compress: true } };
}
