import { request } from "node:http";
import { createWebServer, type WebServerOptions } from "../../src/channels/web/server.ts";
import { createLogger } from "../../src/logger.ts";
import { sampleInstallation } from "./sample-installation.ts";
import { createTestOffice, type OfficeTokens, type TestOffice } from "./test-office.ts";
import { createFakeAssistant, type FakeAssistant } from "./fake-assistant.ts";

export interface TestServer extends AsyncDisposable {
  readonly url: string;
  readonly assistant: FakeAssistant;
  close(): Promise<void>;
}

/** A web server over the fake assistant on a free port; `await using` closes it. */
export async function startWebServer(
  options: Partial<Omit<WebServerOptions, "assistant" | "people" | "audit">> &
    Partial<OfficeTokens> & { readonly assistant?: FakeAssistant; readonly office?: TestOffice } = {},
): Promise<TestServer> {
  const assistant = options.assistant ?? createFakeAssistant();
  const office = options.office ?? createTestOffice(options);
  const server = createWebServer({
    host: "127.0.0.1",
    port: 0,
    people: office.people,
    audit: office.audit,
    logger: createLogger("silent"),
    installation: sampleInstallation,
    pageDir: "/nonexistent",
    ...options,
    assistant,
  });
  const { url } = await server.listen();
  const close = (): Promise<void> => server.close();
  return { url, assistant, close, [Symbol.asyncDispose]: close };
}

export interface ReceivedEvent {
  readonly event: string;
  readonly id: string;
  // What `data:` holds is for the test to check.
  readonly data: Record<string, unknown>;
}

/** Every event of a finished stream, as a browser would split it. */
export function parseEvents(text: string): ReceivedEvent[] {
  return text
    .split("\n\n")
    .filter((block) => block.includes("data:"))
    .map((block) => {
      const field = (name: string): string =>
        block
          .split("\n")
          .find((line) => line.startsWith(`${name}: `))
          ?.slice(name.length + 2) ?? "";
      return { event: field("event"), id: field("id"), data: JSON.parse(field("data")) };
    });
}

export function postJson(
  url: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<Response> {
  return fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
}

/** A request with headers that fetch may not send, such as Host. */
export function rawRequest(
  url: string,
  {
    method = "GET",
    headers = {},
    body = "",
  }: { method?: string; headers?: Record<string, string>; body?: string },
): Promise<{ readonly status: number; readonly text: string }> {
  return new Promise((resolve, reject) => {
    const outgoing = request(url, { method, headers }, (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (piece: string) => (text += piece));
      response.on("end", () => resolve({ status: response.statusCode ?? 0, text }));
    });
    outgoing.on("error", reject);
    outgoing.end(body);
  });
}
