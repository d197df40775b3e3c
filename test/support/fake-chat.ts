import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface ChatCall {
  readonly path: string;
  readonly authorization: string | undefined;
  readonly model: string;
  readonly messages: readonly { role: string; content: string }[];
  readonly temperature?: number;
  readonly max_tokens?: number;
}

/** What the server does with one call. */
export type ChatAct = (response: ServerResponse, call: ChatCall) => void | Promise<void>;

export interface FakeChat {
  /** Ends in /v1. */
  readonly url: string;
  readonly calls: readonly ChatCall[];
  /** Each answers one call, in order; a call nothing was scripted for gets a 500. */
  script(...acts: readonly ChatAct[]): void;
  /** What every call gets that nothing was scripted for. */
  always(act: ChatAct): void;
  close(): Promise<void>;
}

/** `/v1/chat/completions` on loopback, streaming what the test has scripted. */
export async function startFakeChat(): Promise<FakeChat> {
  const calls: ChatCall[] = [];
  const acts: ChatAct[] = [];
  let otherwise = status(500, "nothing scripted");
  const server = createServer((request, response) => {
    void (async () => {
      const body = JSON.parse(await readText(request)) as Omit<ChatCall, "path" | "authorization">;
      const call = { ...body, path: request.url ?? "", authorization: request.headers.authorization };
      calls.push(call);
      await (acts.shift() ?? otherwise)(response, call);
    })();
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    calls,
    script: (...more) => void acts.push(...more),
    always: (act) => {
      otherwise = act;
    },
    close: () =>
      new Promise((closed) => {
        server.closeAllConnections();
        server.close(() => closed());
      }),
  };
}

/** A whole streamed reply, in pieces of `size` characters. */
export function says(text: string, size = 4): ChatAct {
  return (response) => {
    openStream(response);
    sendPieces(response, text, size);
    endStream(response);
  };
}

/** Sends `text` and then closes the connection without an end. */
export function cutAfter(text: string): ChatAct {
  return async (response) => {
    openStream(response);
    sendPieces(response, text, 4);
    await new Promise((sent) => setTimeout(sent, 20));
    response.destroy();
  };
}

/** Sends `text` and then nothing, the connection staying open. */
export function hangsAfter(text: string): ChatAct {
  return (response) => {
    openStream(response);
    sendPieces(response, text, 4);
  };
}

/** An error reply; the client is told to try again at once where it may. */
export function status(code: number, message: string): ChatAct {
  return (response) => {
    response.writeHead(code, { "content-type": "application/json", "retry-after-ms": "1" });
    response.end(JSON.stringify({ error: { message } }));
  };
}

/** Any bytes as an event stream. */
export function sends(bytes: string): ChatAct {
  return (response) => {
    openStream(response);
    response.end(bytes);
  };
}

export function openStream(response: ServerResponse): void {
  response.writeHead(200, { "content-type": "text/event-stream" });
}

export function sendPieces(response: ServerResponse, text: string, size: number): void {
  for (let at = 0; at < text.length; at += size) sendDelta(response, text.slice(at, at + size), null);
}

export function endStream(response: ServerResponse, reason = "stop"): void {
  sendDelta(response, "", reason);
  response.end("data: [DONE]\n\n");
}

function sendDelta(response: ServerResponse, content: string, reason: string | null): void {
  const choice = { index: 0, delta: content === "" ? {} : { content }, finish_reason: reason };
  response.write(`data: ${JSON.stringify({ object: "chat.completion.chunk", choices: [choice] })}\n\n`);
}

async function readText(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const part of request.setEncoding("utf8")) text += String(part);
  return text;
}
