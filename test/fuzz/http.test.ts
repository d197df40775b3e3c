import { Agent, request } from "node:http";
import { gunzipSync, inflateSync } from "node:zlib";
import { expect, it } from "vitest";
import { createTestOffice } from "../support/test-office.ts";
import { recordingLogger } from "../support/telegram/harness.ts";
import { parseEvents, postJson, startWebServer } from "../support/web-test-server.ts";
import { budgetOf, seed, spend } from "./budget.ts";
import { seeded } from "./mutation/random.ts";
import { mutateRequest, type WireRequest } from "./web-requests.ts";

/** Nothing here takes a second; whoever waits so long waits for ever. */
const hangMs = 20_000;
/** Each has turns of its own: one user alone would soon be told to wait, and nothing behind that be reached. */
const askers = 600;

interface Reply {
  readonly status: number;
  readonly type: string;
  readonly text: string;
}

const kept = new Agent({ keepAlive: true });
const fresh = new Agent();

function ignore(): void {}

/** As a browser does it: a kept connection that the server had closed by then is no reply, the next one is. */
async function send(url: string, wire: WireRequest, leaves: boolean): Promise<Reply | null> {
  try {
    return await sendOver(kept, url, wire, leaves);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ECONNRESET")) throw error;
    return sendOver(fresh, url, wire, leaves);
  }
}

/** The reply, or null where the client leaves in the middle of its body. */
function sendOver(agent: Agent, url: string, wire: WireRequest, leaves: boolean): Promise<Reply | null> {
  const { hostname, port } = new URL(url);
  const { method, path, body } = wire;
  const headers = { ...wire.headers };
  if (headers["transfer-encoding"] === undefined)
    headers["content-length"] = String(body.length + (leaves ? 9 : 0));
  return new Promise((resolve, reject) => {
    const outgoing = request({ hostname, port, agent, method, path, headers, timeout: hangMs });
    // Between two requests nobody listens to a kept connection; the request has its own word of a fault.
    outgoing.on("socket", (socket) => {
      if (!socket.listeners("error").includes(ignore)) socket.on("error", ignore);
    });
    outgoing.on("timeout", () => outgoing.destroy(new Error("no reply")));
    outgoing.on("error", (error) => (leaves ? resolve(null) : reject(error)));
    outgoing.on("response", (response) => {
      const pieces: Buffer[] = [];
      response.on("data", (piece: Buffer) => pieces.push(piece));
      response.on("error", (error) => (leaves ? resolve(null) : reject(error)));
      response.on("end", () => {
        const { "content-type": type = "", "content-encoding": packing } = response.headers;
        const bytes = Buffer.concat(pieces);
        const isPacked = packing !== undefined && bytes.length > 0;
        const text = (isPacked ? unpack(bytes, packing) : bytes).toString("utf8");
        resolve({ status: response.statusCode ?? 0, type, text });
      });
    });
    outgoing.write(body);
    if (leaves) setImmediate(() => outgoing.destroy());
    else outgoing.end();
  });
}

function unpack(bytes: Buffer, packing: string): Buffer {
  return packing === "gzip" ? gunzipSync(bytes) : inflateSync(bytes);
}

/** What is wrong with a reply, or null. */
function findFault({ status, type, text }: Reply, method: string): string | null {
  const isServed = status >= 200 && status < 500 && (status < 300 || status >= 400 || status === 304);
  if (!isServed && status !== 503) return `status ${status}: ${text.slice(0, 200)}`;
  // Node's own parser answers what is no HTTP before anyone here sees it.
  if (method === "HEAD" || ((status === 400 || status === 431) && type === "")) return null;
  if (type.startsWith("text/event-stream")) return parseEvents(text).length > 0 ? null : "empty stream";
  if (status < 400) {
    if (type.startsWith("application/json")) JSON.parse(text);
    return null;
  }
  // A person who opens a page gets a page.
  if (type.startsWith("text/html")) return /\p{Script=Han}/u.test(text) ? null : "no page to read";
  const { error } = JSON.parse(text) as { error?: { message?: unknown; fix?: unknown } };
  const isSaid = typeof error?.message === "string" && /\p{Script=Han}/u.test(error.message);
  return isSaid && typeof error.fix === "string" ? null : `no error to read: ${text.slice(0, 200)}`;
}

it("answers every request with what was asked for or what was wrong with it", async () => {
  const { people, audit } = createTestOffice({ adminToken: "admin-token-of-the-fuzzer" });
  const tokens = Array.from({ length: askers }, (_, at) =>
    people.add({ id: `同事${at}`, role: at % 3 === 0 ? "staff" : "admin", collections: "all" }, "测试"),
  );
  const { logger, lines } = recordingLogger();
  await using server = await startWebServer({ office: { people, audit }, logger });
  const statuses: Record<string, number> = {};
  const faults: string[] = [];
  let count = 0;
  for (const number of spend(budgetOf(50_000))) {
    const random = seeded(seed + number);
    const wire = mutateRequest(tokens, random);
    const said = `${number}: ${wire.method} ${wire.path.slice(0, 100)}`;
    try {
      const reply = await send(server.url, wire, random.chance(0.01));
      const fault = reply === null ? null : findFault(reply, wire.method);
      if (fault !== null) faults.push(`${said} ${fault}`);
      const status = reply === null ? "left" : String(reply.status);
      statuses[status] = (statuses[status] ?? 0) + 1;
    } catch (error) {
      faults.push(`${said} ${String(error)}`);
    }
    count += 1;
  }
  console.log(`seed ${seed}, ${count} requests`, statuses);
  expect(faults.slice(0, 20)).toEqual([]);
  expect(lines.filter(({ level }) => level === "error").slice(0, 5)).toEqual([]);
  // The mutants got past the door, and the server is as it was.
  expect(statuses["200"]).toBeGreaterThan(count / 10);
  const asked = await postJson(
    `${server.url}/api/ask`,
    { question: "科级干部一年要培训多少学时？" },
    { authorization: "Bearer admin-token-of-the-fuzzer" },
  );
  expect(await asked.text()).toContain("90学时");
  kept.destroy();
});
