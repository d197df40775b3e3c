import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { createHashingEmbedder } from "./hashing-embedder.ts";

export interface EmbeddingRequest {
  readonly path: string;
  readonly authorization: string | undefined;
  readonly model: string;
  readonly input: readonly string[];
}

/** Answers one request instead of the server; true when it did. */
export type Interference = (response: ServerResponse, request: EmbeddingRequest) => boolean;

export interface FakeEmbeddings {
  /** Ends in /v1. */
  readonly url: string;
  readonly requests: readonly EmbeddingRequest[];
  /** Each is used once, in order, before the server answers as it should. */
  interfere(...interferences: readonly Interference[]): void;
  close(): Promise<void>;
}

/** `/v1/embeddings` on loopback, with the vectors of the hashing embedder. */
export async function startFakeEmbeddings(): Promise<FakeEmbeddings> {
  const requests: EmbeddingRequest[] = [];
  const waiting: Interference[] = [];
  const server = createServer((request, response) => {
    void (async () => {
      const body = JSON.parse(await readText(request)) as { model: string; input: string[] };
      const seen = { ...body, path: request.url ?? "", authorization: request.headers.authorization };
      requests.push(seen);
      if (waiting.shift()?.(response, seen) === true) return;
      const embedder = createHashingEmbedder();
      const vectors = await Promise.all(body.input.map((text) => embedder.embedQuery(text)));
      reply(response, 200, {
        object: "list",
        // In the wrong order, as some servers send them.
        data: vectors.map((vector, index) => ({ index, embedding: Array.from(vector) })).reverse(),
      });
    })();
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    requests,
    interfere: (...interferences) => void waiting.push(...interferences),
    close: () =>
      new Promise((closed) => {
        server.closeAllConnections();
        server.close(() => closed());
      }),
  };
}

export function reply(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): true {
  response.writeHead(status, { "content-type": "application/json", ...headers });
  response.end(JSON.stringify(body));
  return true;
}

async function readText(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const part of request.setEncoding("utf8")) text += String(part);
  return text;
}
