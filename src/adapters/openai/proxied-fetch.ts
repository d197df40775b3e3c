import { HttpsProxyAgent } from "https-proxy-agent";
import { request as httpRequest, type IncomingMessage } from "node:http";
import { request as httpsRequest } from "node:https";
import { Readable } from "node:stream";

/** What the client needs of `fetch`. */
type Fetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>;

/**
 * `fetch` through an HTTP proxy (CONNECT), which the built-in one cannot do. Undefined without a proxy: the
 * client then takes its own.
 */
export function fetchThrough(proxy: string | undefined): Fetch | undefined {
  if (proxy === undefined) return undefined;
  const agent = new HttpsProxyAgent(proxy);
  return (input, init = {}) =>
    new Promise((resolve, reject) => {
      const url = new URL(input instanceof Request ? input.url : input);
      const send = url.protocol === "https:" ? httpsRequest : httpRequest;
      const headers = Object.fromEntries(new Headers(init.headers).entries());
      const { method = "GET", signal } = init;
      const outgoing = send(url, { agent, method, headers, ...(signal ? { signal } : {}) }, (incoming) =>
        resolve(toResponse(incoming)),
      );
      outgoing.on("error", reject);
      outgoing.end(typeof init.body === "string" ? init.body : undefined);
    });
}

/** Statuses whose answer has no body. */
const bodiless: ReadonlySet<number> = new Set([101, 204, 205, 304]);

function toResponse(incoming: IncomingMessage): Response {
  const status = incoming.statusCode ?? 500;
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers))
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(", ") : value);
  if (bodiless.has(status)) {
    incoming.resume();
    return new Response(null, { status, headers });
  }
  return new Response(Readable.toWeb(incoming) as ReadableStream<Uint8Array>, { status, headers });
}
