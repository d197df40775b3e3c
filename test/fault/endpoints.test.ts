import { createServer, type RequestListener, type Server as HttpServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { serve, type ProgramFolders } from "../support/fault/program.ts";
import { ask, getJson, postStream, reload } from "../support/fault/requests.ts";
import { createKnowledgeFolder, regulation } from "../support/knowledge-folder.ts";
import { fakeToken } from "../support/telegram/server.ts";

const question = "党支部书记的任期是几年？";
const servers: HttpServer[] = [];

afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  }
});

async function listen(behave: RequestListener): Promise<string> {
  const server = createServer(behave);
  servers.push(server);
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const chunkOf = (content: string): string =>
  `data: ${JSON.stringify({ object: "chat.completion.chunk", choices: [{ index: 0, delta: { content }, finish_reason: null }] })}\n\n`;

/** How an endpoint may fail; every one of them for as long as it is asked. */
const faults: Readonly<Record<string, RequestListener>> = {
  cuts: (_request, response) => response.destroy(),
  "cuts in the middle": (_request, response) => {
    response.writeHead(200, { "content-type": "text/event-stream" });
    response.write(chunkOf("党支部书记的任期为"));
    setTimeout(() => response.destroy(), 20);
  },
  "answers with a login page": (_request, response) => {
    response.writeHead(200, { "content-type": "text/html" }).end("<html>请登录</html>");
  },
  "answers with bytes": (_request, response) => {
    response.writeHead(200, { "content-type": "application/json" }).end(Buffer.alloc(70_000, 0xff));
  },
  "refuses the key": (_request, response) => {
    response.writeHead(401, { "content-type": "application/json" }).end('{"error":{"message":"bad key"}}');
  },
  "lies without an end": (_request, response) => {
    response.writeHead(200, { "content-type": "text/event-stream" });
    const timer = setInterval(() => response.write(chunkOf("任期为九十九年。".repeat(200))), 5);
    response.on("close", () => clearInterval(timer));
  },
};

/** Each takes its retries' time: in the short form the quick ones stand for the others. */
const few = Object.entries(faults).filter(
  ([name]) => process.env["CI_LONG"] === "1" || ["cuts", "answers with bytes"].includes(name),
);

function office() {
  return createKnowledgeFolder({
    "policies/支部.md": regulation("清河区党支部工作办法", "2024-01-01", ["党支部书记的任期为五年。"]),
  });
}

describe.each(Object.entries(faults))("a chat model that %s", (_name, behave) => {
  it("costs the model's words only: the answer is made of the sources", async () => {
    using folder = office();
    const environment = { OPENAI_BASE_URL: `${await listen(behave)}/v1`, CHAT_MODEL: "m" };
    await using server = await serve(folder, { environment });
    const { event, data } = await ask(server.url, question);
    expect(event).toBe("answer-end");
    expect(data.answer).toContain("五年");
    expect(data.answer).not.toContain("九十九");
    expect((await postStream(server.url, "/api/draft", { request: "写一段党员教育培训情况" })).event).toBe(
      "draft-end",
    );
    expect((await getJson(server.url, "/healthz")).ok).toBe(true);
  });
});

describe("a chat model that hangs", () => {
  it("is given up after its time, and asking somebody else meanwhile is not held up", async () => {
    using folder = office();
    const environment = { OPENAI_BASE_URL: `${await listen(() => {})}/v1`, CHAT_MODEL: "m" };
    await using server = await serve(folder, { environment });
    const waiting = ask(server.url, question);
    const found = await getJson(server.url, `/api/search?q=${encodeURIComponent("支部书记任期")}`);
    expect(found.passages[0].text).toContain("五年");
    const { event, data } = await waiting;
    expect([event, data.mode]).toEqual(["answer-end", "extractive"]);
    expect(data.answer).toContain("五年");
  });
});

/** What starting and rebuilding over another embedder says. */
async function tryOther(folder: ProgramFolders, environment: Record<string, string>): Promise<string> {
  try {
    await using server = await serve(folder, { environment });
    return JSON.stringify(await reload(server.url, true));
  } catch (error) {
    return String(error);
  }
}

describe.each(few)("an embedding endpoint that %s", (_name, behave) => {
  it("keeps the old index; questions are answered by their words", async () => {
    using folder = office();
    {
      await using server = await serve(folder);
      await ask(server.url, question);
    }
    const environment = { OPENAI_BASE_URL: `${await listen(behave)}/v1`, EMBEDDING_MODEL: "e" };
    // The index is the embedded encoder's: another model needs another index, which cannot be made now.
    const told = await tryOther(folder, environment);
    expect(told).toMatch(/向量/u);
    await using back = await serve(folder);
    expect((await ask(back.url, question)).data.answer).toContain("五年");
  });
});

describe.each(few)("a Telegram server that %s", (_name, behave) => {
  it("does not touch the web page, and is told of by /healthz", async () => {
    using folder = office();
    const environment = { TELEGRAM_BOT_TOKEN: fakeToken, TELEGRAM_API_ROOT: await listen(behave) };
    await using server = await serve(folder, { environment });
    expect((await ask(server.url, question)).data.answer).toContain("五年");
    const health = await getJson(server.url, "/healthz");
    expect(health.ok).toBe(true);
    expect(health.telegram).toBeDefined();
    expect(server.errors()).not.toContain(fakeToken.split(":")[1]);
  });
});
