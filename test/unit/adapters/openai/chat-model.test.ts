import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createOpenAiChatModel } from "../../../../src/adapters/openai/chat-model.ts";
import { describeError, ModelError } from "../../../../src/errors.ts";
import type { ChatModel } from "../../../../src/ports/chat-model.ts";
import {
  cutAfter,
  endStream,
  hangsAfter,
  openStream,
  says,
  sendPieces,
  sends,
  startFakeChat,
  status,
  type FakeChat,
} from "../../../support/fake-chat.ts";

const key = "sk-secret-0123456789";
let server: FakeChat;

beforeEach(async () => {
  server = await startFakeChat();
});
afterEach(() => server.close());

function create(
  overrides: { isOutside?: boolean; baseUrl?: string; replyTimeoutMs?: number } = {},
): ChatModel {
  return createOpenAiChatModel({
    model: "m",
    baseUrl: server.url,
    apiKey: key,
    isOutside: false,
    replyTimeoutMs: 5_000,
    idleTimeoutMs: 400,
    longestReply: 2_000,
    ...overrides,
  });
}

const request = { messages: [{ role: "user" as const, content: "公示几天，13800138000" }], maxTokens: 500 };

async function collect(model: ChatModel, signal?: AbortSignal): Promise<string> {
  let text = "";
  for await (const piece of model.stream(request, signal)) text += piece;
  return text;
}

async function failure(model: ChatModel): Promise<ModelError> {
  const error = await collect(model).catch((caught: unknown) => caught);
  if (error instanceof ModelError) return error;
  throw new Error(`no ModelError but ${String(error)}`);
}

describe("a reply", () => {
  it("comes in pieces, with what was asked for", async () => {
    server.script(says("公示五个工作日。[1]"));
    expect(await collect(create())).toBe("公示五个工作日。[1]");
    expect(server.calls[0]).toMatchObject({
      path: "/v1/chat/completions",
      authorization: `Bearer ${key}`,
      model: "m",
      messages: request.messages,
      max_tokens: 500,
    });
  });

  it("leaves out thinking, however it is cut up", async () => {
    server.script(says("<think>先看条文。</think>公示<五天。", 3));
    expect(await collect(create())).toBe("公示<五天。");
  });

  it("goes outside without telephone numbers", async () => {
    server.script(says("好。"));
    await collect(create({ isOutside: true }));
    expect(server.calls[0]?.messages[0]?.content).toBe("公示几天，［电话号码］");
  });

  it("is asked for again after 429, 500 and a lost connection", async () => {
    server.script(status(429, "slow down"), status(500, "oops"), says("好。"));
    expect(await collect(create())).toBe("好。");
  });

  it("is asked for without the settings that a model refuses", async () => {
    server.script(status(400, "Unsupported value: 'temperature'"), says("好。"));
    expect(await collect(create())).toBe("好。");
    expect(server.calls[1]).not.toHaveProperty("temperature");
    expect(server.calls[1]).not.toHaveProperty("max_tokens");
  });

  it("stops when the asker does", async () => {
    server.script(hangsAfter("公示"));
    const controller = new AbortController();
    setTimeout(() => controller.abort(new Error("stopped")), 40);
    await expect(collect(create(), controller.signal)).rejects.toThrow("stopped");
  });
});

describe("a failure", () => {
  it.each([
    ["refused-key", status(401, `Incorrect API key provided: ${key}`)],
    ["unknown-model", status(404, "The model `m` does not exist")],
    ["cut", sends('data: {"choices":[{"index":0,"delta":{"content":"公示"},"finish_reason":null}]}\n\n')],
    ["garbled", sends("data: {not json}\n\n")],
    ["empty", says("")],
    ["timeout", hangsAfter("公示")],
    ["too-long", says("长".repeat(3_000), 500)],
  ])("is told as %s", async (fault, act) => {
    server.script(act);
    expect((await failure(create())).fault).toBe(fault);
  });

  it("is told after one time limit, not after one for each try, when nobody answers", async () => {
    server.script(...Array.from({ length: 3 }, () => () => {}));
    expect((await failure(create({ replyTimeoutMs: 200 }))).fault).toBe("timeout");
    expect(server.calls).toHaveLength(1);
  });

  it.each([
    ["busy", 429],
    ["failed", 503],
  ])("is told as %s when it lasts", async (fault, code) => {
    server.script(...Array.from({ length: 3 }, () => status(code, `key ${key} refused`)));
    const error = await failure(create());
    expect(error.fault).toBe(fault);
    expect(`${describeError(error)}${error.stack}`).not.toContain("secret");
  });

  it("is told when the connection breaks", async () => {
    server.script(cutAfter("公示五个"));
    expect(["cut", "unreachable", "garbled"]).toContain((await failure(create())).fault);
  });

  it("is told when the reply was cut short for its length", async () => {
    server.script((response) => {
      openStream(response);
      sendPieces(response, "公示五个", 2);
      endStream(response, "length");
    });
    expect((await failure(create())).fault).toBe("too-long");
  });

  it("is told when nobody listens", async () => {
    const gone = server.url;
    await server.close();
    expect((await failure(create({ baseUrl: gone }))).fault).toBe("unreachable");
    server = await startFakeChat();
  });
});
