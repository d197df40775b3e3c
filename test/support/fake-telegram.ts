import type { Message, Update } from "grammy/types";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { Refusal, checkCallbackAnswer, checkText, type Payload } from "./fake-telegram-limits.ts";

export const fakeToken = "123456:fake-token-for-tests";
export const botUser = {
  id: 123456,
  is_bot: true,
  first_name: "有据",
  username: "youju_test_bot",
  can_join_groups: true,
  can_read_all_group_messages: false,
  supports_inline_queries: false,
};

export interface ApiCall {
  readonly method: string;
  readonly payload: Payload;
  /** HTTP status answered; 0: the connection was cut. */
  readonly status: number;
  readonly at: number;
}

/** What goes wrong with the next calls of a method; `disconnect` cuts the line before anything is done. */
export interface Fault {
  readonly method: string;
  readonly kind: 400 | 401 | 403 | 409 | 429 | 500 | "disconnect";
  readonly times?: number;
  readonly retryAfter?: number;
}

export interface FakeTelegram {
  readonly apiRoot: string;
  readonly calls: readonly ApiCall[];
  /** Messages as they stand now, edits included. */
  readonly messages: readonly Message.TextMessage[];
  /** Gives the update an id and delivers it; returns the id. */
  push(update: Omit<Update, "update_id">): number;
  fail(fault: Fault): void;
  callsTo(method: string): readonly ApiCall[];
  /** Waits until the condition holds; throws with what was recorded when it does not. */
  until(condition: () => boolean, withinMs?: number): Promise<void>;
  /** Updates handed out and confirmed by a later offset. */
  pending(): number;
  close(): Promise<void>;
}

const descriptions: Readonly<Record<number, string>> = {
  400: "Bad Request: injected",
  401: "Unauthorized",
  403: "Forbidden: bot was blocked by the user",
  409: "Conflict: terminated by other getUpdates request",
  429: "Too Many Requests: retry later",
  500: "Internal Server Error",
};

/** A Bot API server on loopback that keeps Telegram's limits, for true end-to-end tests. */
export async function startFakeTelegram(): Promise<FakeTelegram> {
  const calls: ApiCall[] = [];
  const messages: Message.TextMessage[] = [];
  const faults: { fault: Fault; left: number }[] = [];
  const openCallbacks = new Set<string>();
  let updates: Update[] = [];
  let nextUpdate = 1;
  let nextMessage = 1_000;
  let poll: { wake(): void; replace(): void } | null = null;

  const methods: Record<string, (payload: Payload) => unknown> = {
    getMe: () => botUser,
    deleteWebhook: () => true,
    setMyCommands: () => true,
    sendChatAction: () => true,
    sendMessageDraft: (payload) => {
      if (Number(payload.draft_id) === 0) throw new Refusal(400, "Bad Request: DRAFT_ID_INVALID");
      if (payload.text !== undefined && payload.text !== "") checkText(payload);
      return true;
    },
    sendMessage: (payload) => {
      checkText(payload);
      nextMessage += 1;
      const message = textMessage(nextMessage, payload);
      messages.push(message);
      return message;
    },
    editMessageText: (payload) => {
      checkText(payload);
      const at = messages.findIndex((message) => message.message_id === payload.message_id);
      const old = messages[at];
      if (old === undefined) throw new Refusal(400, "Bad Request: message to edit not found");
      const message = textMessage(old.message_id, payload);
      if (
        old.text === message.text &&
        JSON.stringify(old.reply_markup) === JSON.stringify(message.reply_markup)
      )
        throw new Refusal(400, "Bad Request: message is not modified");
      messages[at] = message;
      return message;
    },
    answerCallbackQuery: (payload) => {
      checkCallbackAnswer(payload);
      if (!openCallbacks.delete(String(payload.callback_query_id)))
        throw new Refusal(
          400,
          "Bad Request: query is too old and response timeout expired or query ID is invalid",
        );
      return true;
    },
  };

  async function getUpdates(payload: Payload): Promise<Update[]> {
    // One poller at a time: the newer request ends the older one.
    poll?.replace();
    const offset = Number(payload.offset ?? 0);
    updates = updates.filter((update) => update.update_id >= offset);
    if (updates.length === 0) {
      await new Promise<void>((resolve, reject) => {
        const timer = setTimeout(resolve, Number(payload.timeout ?? 0) * 1000);
        poll = {
          wake: () => {
            clearTimeout(timer);
            resolve();
          },
          replace: () => {
            clearTimeout(timer);
            reject(new Refusal(409, descriptions[409] ?? ""));
          },
        };
      });
      poll = null;
    }
    return updates.slice(0, Number(payload.limit ?? 100));
  }

  function takeFault(method: string): Fault | null {
    const entry = faults.find((item) => item.left > 0 && item.fault.method === method);
    if (entry === undefined) return null;
    entry.left -= 1;
    return entry.fault;
  }

  async function answer(token: string, method: string, payload: Payload): Promise<unknown> {
    if (token !== fakeToken) throw new Refusal(401, "Unauthorized");
    const fault = takeFault(method);
    if (fault?.kind === "disconnect") throw new Refusal(0, "disconnect");
    if (fault !== null) throw new Refusal(fault.kind, descriptions[fault.kind] ?? "", fault.retryAfter);
    if (method === "getUpdates") return await getUpdates(payload);
    const handler = methods[method];
    if (handler === undefined) throw new Refusal(404, "Not Found: method not found");
    return handler(payload);
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, token = "", method = ""] = /^\/bot([^/]+)\/(\w+)$/u.exec(request.url ?? "") ?? [];
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString("utf8");
    const payload = (body === "" ? {} : JSON.parse(body)) as Payload;
    const at = Date.now();
    try {
      const result = await answer(token, method, payload);
      calls.push({ method, payload, status: 200, at });
      reply(response, 200, { ok: true, result });
    } catch (error) {
      const refusal = error instanceof Refusal ? error : new Refusal(500, String(error));
      calls.push({ method, payload, status: refusal.status, at });
      if (refusal.status === 0) request.socket.destroy();
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
    messages,
    push: (update) => {
      const full: Update = { update_id: nextUpdate, ...update };
      nextUpdate += 1;
      if (full.callback_query !== undefined) openCallbacks.add(full.callback_query.id);
      updates.push(full);
      poll?.wake();
      return full.update_id;
    },
    fail: (fault) => {
      faults.push({ fault, left: fault.times ?? 1 });
    },
    callsTo: (method) => calls.filter((call) => call.method === method),
    until: async (condition, withinMs = 5_000) => {
      const deadline = Date.now() + withinMs;
      while (!condition()) {
        if (Date.now() > deadline)
          throw new Error(
            `not within ${String(withinMs)} ms; calls: ${calls.map((call) => call.method).join(" ")}`,
          );
        await sleep(10);
      }
    },
    pending: () => updates.length,
    close: async () => {
      poll?.wake();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function textMessage(id: number, payload: Payload): Message.TextMessage {
  const { chat_id: chat, text, entities, reply_markup: markup } = payload;
  return {
    message_id: id,
    date: Math.floor(Date.now() / 1000),
    chat: { id: chat, type: Number(chat) < 0 ? "supergroup" : "private", first_name: "", title: "" },
    from: botUser,
    text,
    entities,
    reply_markup: markup,
  } as unknown as Message.TextMessage;
}

function reply(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}
