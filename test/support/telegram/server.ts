import type { Message, Update } from "grammy/types";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { createFaultPlan, type Fault } from "./faults.ts";
import { createFloodLimits, Refusal, type Payload } from "./limits.ts";
import { createMethods, type ChatState, type SentDocument } from "./methods.ts";
import { readPayload } from "./read-payload.ts";
import { createUpdateQueue } from "./update-queue.ts";

export const fakeToken = "123456:fake-token-for-tests";

export interface ApiCall {
  readonly method: string;
  readonly payload: Payload;
  /** HTTP status answered; 0: the connection was cut. */
  readonly status: number;
  readonly at: number;
}

export interface FakeTelegram {
  readonly apiRoot: string;
  readonly calls: readonly ApiCall[];
  /** Messages as they stand now, edits included. */
  readonly messages: readonly Message.TextMessage[];
  readonly documents: readonly SentDocument[];
  /** Gives the update an id and delivers it; returns the id. */
  push(update: Omit<Update, "update_id">): number;
  /** Puts a file on the server for getFile. */
  addFile(id: string, bytes: Uint8Array): void;
  fail(fault: Fault): void;
  /** Lets calls fail at random. */
  failAt(rate: number, random: () => number): void;
  callsTo(method: string): readonly ApiCall[];
  /** Waits until the condition holds; throws with what was recorded when it does not. */
  until(condition: () => boolean, withinMs?: number): Promise<void>;
  /** Updates that were not confirmed by a later offset. */
  pending(): number;
  close(): Promise<void>;
}

export interface FakeTelegramOptions {
  /** An old Bot API server knows no drafts. Default true. */
  readonly drafts?: boolean;
  /** Messages a second over all chats; default: no such limit. */
  readonly overallPerSecond?: number;
  /** How many times faster than Telegram's its limits refill, default 1. */
  readonly haste?: number;
}

const descriptions: Readonly<Record<number, string>> = {
  400: "Bad Request: injected",
  401: "Unauthorized",
  403: "Forbidden: bot was blocked by the user",
  404: "Not Found: method not found",
  409: "Conflict: terminated by other getUpdates request",
  429: "Too Many Requests: retry later",
  500: "Internal Server Error",
};

/** A Bot API server on loopback that keeps Telegram's limits, for true end-to-end tests. */
export async function startFakeTelegram(options: FakeTelegramOptions = {}): Promise<FakeTelegram> {
  const calls: ApiCall[] = [];
  const state: ChatState = {
    messages: [],
    documents: [],
    openCallbacks: new Set(),
    files: new Map(),
    drafts: options.drafts ?? true,
  };
  const methods = createMethods(state);
  const faults = createFaultPlan();
  const checkFlood = createFloodLimits(options.overallPerSecond ?? null, options.haste ?? 1);
  const queue = createUpdateQueue();

  async function answer(token: string, method: string, payload: Payload): Promise<unknown> {
    if (token !== fakeToken) throw new Refusal(401, "Unauthorized");
    const fault = faults.take(method);
    if (fault?.kind === "disconnect") throw new Refusal(0, "disconnect");
    if (fault?.kind === "html") throw new Refusal(502, "html");
    if (typeof fault?.kind === "number")
      throw new Refusal(fault.kind, descriptions[fault.kind] ?? "", fault.retryAfter);
    if (method === "getUpdates") return await queue.take(payload);
    if (method === "setWebhook") return queue.setWebhook(String(payload["url"]), payload["secret_token"]);
    const handler = methods[method];
    if (handler === undefined) throw new Refusal(404, "Not Found: method not found");
    checkFlood(method, payload);
    const result = handler(payload);
    if (fault?.kind === "reply-lost") throw new Refusal(0, "reply lost");
    return result;
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, fileId] = /^\/file\/bot[^/]+\/documents\/(.+)$/u.exec(request.url ?? "") ?? [];
    if (fileId !== undefined) {
      response.end(state.files.get(fileId));
      return;
    }
    const [, token = "", method = ""] = /^\/bot([^/]+)\/(\w+)$/u.exec(request.url ?? "") ?? [];
    const payload = await readPayload(request);
    const at = Date.now();
    try {
      const result = await answer(token, method, payload);
      calls.push({ method, payload, status: 200, at });
      reply(response, 200, { ok: true, result });
    } catch (error) {
      const refusal = error instanceof Refusal ? error : new Refusal(500, String(error));
      calls.push({ method, payload, status: refusal.status, at });
      if (refusal.status === 0) request.socket.destroy();
      else if (refusal.message === "html") response.writeHead(502).end("<html>Bad Gateway</html>");
      else reply(response, refusal.status, refusal.body());
    }
  }

  const server = createServer((request, response) => {
    serve(request, response).catch(() => request.socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;

  return {
    apiRoot: `http://127.0.0.1:${String(port)}`,
    calls,
    messages: state.messages,
    documents: state.documents,
    push: (update) => {
      if (update.callback_query !== undefined) state.openCallbacks.add(update.callback_query.id);
      return queue.push(update);
    },
    addFile: (id, bytes) => {
      state.files.set(id, bytes);
    },
    fail: (fault) => faults.add(fault),
    failAt: (rate, random) => faults.at(rate, random),
    callsTo: (method) => calls.filter((call) => call.method === method),
    until: async (condition, withinMs = 5_000) => {
      const deadline = Date.now() + withinMs;
      while (!condition()) {
        if (Date.now() > deadline)
          throw new Error(`not within ${String(withinMs)} ms; calls: ${countCalls(calls)}`);
        await sleep(10);
      }
    },
    pending: () => queue.pending(),
    close: async () => {
      queue.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function countCalls(calls: readonly ApiCall[]): string {
  const counts: Record<string, number> = {};
  for (const { method } of calls) counts[method] = (counts[method] ?? 0) + 1;
  return JSON.stringify(counts);
}

function reply(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}
