import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { BusyError } from "../../src/errors.ts";
import { createFakeAssistant } from "../support/fake-assistant.ts";
import { scriptedAnswers } from "../support/fake-knowledge.ts";
import { parseEvents, postJson, startWebServer } from "../support/web-test-server.ts";

const question = "科级干部一年要培训多少学时？";

describe("POST /api/ask", () => {
  it("streams passages, text, citations and last the whole answer", async () => {
    await using server = await startWebServer();
    const response = await postJson(`${server.url}/api/ask`, { question });
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toMatch(/^text\/event-stream/u);
    expect(response.headers.get("content-encoding")).toBeNull();
    const events = parseEvents(await response.text());

    const first = events[0];
    expect(first?.event).toBe("passages-found");
    expect(first?.data["conversation"]).toMatch(/^[\da-f-]{36}$/u);
    expect(first?.data["passages"]).toHaveLength(1);

    const answer = scriptedAnswers.get(question);
    const text = events.filter(({ event }) => event === "text-delta").map(({ data }) => data["text"]);
    expect(text.length).toBeGreaterThan(2);
    expect(text.join("")).toBe(answer?.answer);
    expect(events.filter(({ event }) => event === "citation-added").map(({ data }) => data)).toEqual([
      { citation: answer?.citations[0] },
    ]);
    expect(events.at(-1)).toMatchObject({ event: "answer-end", data: answer });
    expect(events.filter(({ event }) => event === "answer-end")).toHaveLength(1);
    expect(new Set(events.map(({ id }) => id)).size).toBe(events.length);
  });

  it("keeps the conversation the client names and passes history on", async () => {
    await using server = await startWebServer();
    const body = { question, conversation: "mine-1", history: ["公示要几天"] };
    const events = parseEvents(await (await postJson(`${server.url}/api/ask`, body)).text());
    expect(events[0]?.data["conversation"]).toBe("mine-1");
    expect(server.assistant.calls).toEqual([
      { method: "ask", request: body, reader: { userId: "local", role: "admin", collections: "all" } },
    ]);
  });

  it("answers a question without evidence with outcome refused", async () => {
    await using server = await startWebServer();
    const events = parseEvents(await (await postJson(`${server.url}/api/ask`, { question: "天气" })).text());
    expect(events.at(-1)).toMatchObject({ event: "answer-end", data: { outcome: "refused" } });
  });

  it("ends with an error event, without inner details, when the assistant fails", async () => {
    await using server = await startWebServer({
      assistant: createFakeAssistant({ askError: new Error("secret path /etc") }),
    });
    const text = await (await postJson(`${server.url}/api/ask`, { question })).text();
    expect(parseEvents(text).at(-1)?.event).toBe("error");
    expect(text).not.toContain("secret");
  });

  it("passes the assistant's own error event on", async () => {
    await using server = await startWebServer({
      assistant: createFakeAssistant({ errorMessage: "模型没有回应" }),
    });
    const events = parseEvents(await (await postJson(`${server.url}/api/ask`, { question })).text());
    expect(events.at(-1)).toMatchObject({ event: "error", data: { message: "模型没有回应" } });
  });

  it("stops the assistant when the client leaves and does not come back", async () => {
    const assistant = createFakeAssistant({ delayMs: 40 });
    await using server = await startWebServer({ assistant, resumeMs: 50 });
    const leaving = new AbortController();
    const response = await fetch(`${server.url}/api/ask`, {
      method: "POST",
      body: JSON.stringify({ question }),
      signal: leaving.signal,
    });
    await response.body?.getReader().read();
    leaving.abort();
    await expect.poll(assistant.aborted, { timeout: 2000 }).toBe(1);
  });

  it("goes on after a cut with what the client has not had, and asks the assistant once", async () => {
    const assistant = createFakeAssistant({ delayMs: 40 });
    await using server = await startWebServer({ assistant });
    const cut = new AbortController();
    const body = JSON.stringify({ question });
    const response = await fetch(`${server.url}/api/ask`, { method: "POST", body, signal: cut.signal });
    const piece = await response.body?.getReader().read();
    const before = parseEvents(new TextDecoder().decode(piece?.value));
    cut.abort();
    const again = { "last-event-id": before.at(-1)?.id ?? "" };
    const after = parseEvents(await (await postJson(`${server.url}/api/ask`, body, again)).text());
    expect(after.at(-1)?.event).toBe("answer-end");
    const counts = [...before, ...after].map(({ id }) => Number(id.split("-")[1]));
    expect(counts).toEqual(counts.map((_, index) => index + 1));
    expect(assistant.calls.filter(({ method }) => method === "ask")).toHaveLength(1);
  });

  it("lets nobody read on in another user's stream, nor stop it", async () => {
    await using server = await startWebServer({
      adminToken: "admin-secret",
      staffToken: "staff-secret",
      assistant: createFakeAssistant({ delayMs: 400 }),
    });
    const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
    const response = await postJson(`${server.url}/api/ask`, { question }, bearer("staff-secret"));
    const reader = response.body?.getReader();
    const first = parseEvents(new TextDecoder().decode((await reader?.read())?.value))[0]?.id ?? "";
    const [stream] = first.split("-");
    const other = bearer("admin-secret");
    const resumed = await postJson(
      `${server.url}/api/ask`,
      { question },
      { ...other, "last-event-id": first },
    );
    expect(resumed.status).toBe(410);
    const stop = `${server.url}/api/streams/${stream ?? ""}/stop`;
    expect((await postJson(stop, {}, other)).status).toBe(404);
    expect((await postJson(stop, {}, bearer("staff-secret"))).status).toBe(200);
    await expect.poll(server.assistant.aborted, { timeout: 2000 }).toBe(1);
    await reader?.cancel();
  });

  it("makes a loop of questions wait, and says how long", async () => {
    await using server = await startWebServer();
    // All at once: one after the other, a slow machine earns its next turn while it waits.
    const responses = await Promise.all(
      Array.from({ length: 200 }, () => postJson(`${server.url}/api/ask`, { question })),
    );
    await Promise.all(responses.map((response) => response.text()));
    const refused = responses.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThan(0);
    for (const { headers } of refused) expect(Number(headers.get("retry-after"))).toBeGreaterThan(0);
  });

  it("sends heartbeat comments while nothing happens", async () => {
    await using server = await startWebServer({
      assistant: createFakeAssistant({ delayMs: 60 }),
      heartbeatMs: 10,
    });
    const text = await (await postJson(`${server.url}/api/ask`, { question })).text();
    expect(text).toMatch(/^: $/mu);
    expect(parseEvents(text).at(-1)?.event).toBe("answer-end");
  });

  it.each([
    ["no question", {}, "question"],
    ["a blank question", { question: "  " }, "请输入问题"],
    ["a question that is no text", { question: 5 }, "要写成文字"],
    ["a question of 20,001 characters", { question: "问".repeat(20_001) }, "最多 20000 字"],
    ["a bad history", { question, history: "上一个" }, "history"],
    ["an empty conversation", { question, conversation: "" }, "conversation"],
    ["a list", [], "JSON"],
    ["no JSON", "{question", "JSON"],
  ])("refuses %s with a clear message", async (_name, body, message) => {
    await using server = await startWebServer();
    const response = await postJson(`${server.url}/api/ask`, body);
    expect(response.status).toBe(400);
    const { error } = (await response.json()) as { error: { message: string; fix: string } };
    expect(error.message).toContain(message);
    expect(error.fix).not.toBe("");
    expect(server.assistant.calls).toEqual([]);
  });

  it("refuses a body of more than 256 kB", async () => {
    await using server = await startWebServer();
    const response = await postJson(`${server.url}/api/ask`, { question, padding: "x".repeat(300_000) });
    expect(response.status).toBe(413);
  });

  it("takes a question of 20,000 characters", async () => {
    await using server = await startWebServer();
    const response = await postJson(`${server.url}/api/ask`, { question: "问".repeat(20_000) });
    expect(parseEvents(await response.text()).at(-1)?.event).toBe("answer-end");
  });
});

describe("GET /api/reload", () => {
  it("tells how the last reloads went, as many as asked for", async () => {
    const record = {
      started_at: "2026-03-01T08:00:00.000Z",
      ended_at: "2026-03-01T08:00:01.000Z",
      by: "zhang",
      full: false,
      generation: 2,
      report: null,
      error: "磁盘已满",
    };
    const assistant = createFakeAssistant({ pastReloads: [record, { ...record, generation: 1 }] });
    await using server = await startWebServer({ assistant });
    const response = await fetch(`${server.url}/api/reload?limit=1`);
    expect(await response.json()).toEqual({ reloads: [record] });
    expect((await fetch(`${server.url}/api/reload?limit=0`)).status).toBe(400);
  });
});

describe("POST /api/reload", () => {
  it("streams progress and ends with the report", async () => {
    await using server = await startWebServer();
    const response = await postJson(`${server.url}/api/reload`, { full: true });
    const events = parseEvents(await response.text());
    expect(events[0]).toMatchObject({
      event: "reload-progress",
      data: { stage: "read", done: 1, total: 4 },
    });
    expect(events[0]?.data).not.toHaveProperty("type");
    expect(events.at(-1)).toMatchObject({ event: "reload-end", data: { added: 1, rejected: [] } });
    expect(server.assistant.calls).toEqual([{ method: "reload", full: true, by: "local" }]);
  });

  it("says who is writing when another process holds the index", async () => {
    const reloadError = new BusyError("进程 42 正在更新索引", "等它结束后再试");
    await using server = await startWebServer({ assistant: createFakeAssistant({ reloadError }) });
    const events = parseEvents(await (await postJson(`${server.url}/api/reload`, "")).text());
    expect(events).toMatchObject([
      { event: "error", data: { message: "进程 42 正在更新索引（等它结束后再试）" } },
    ]);
  });
});

describe("close", () => {
  it("ends running streams with an error event, within 5 s", async () => {
    const server = await startWebServer({ assistant: createFakeAssistant({ delayMs: 300 }) });
    const response = await postJson(`${server.url}/api/ask`, { question });
    const text = response.text();
    await sleep(50);
    const started = Date.now();
    await server.close();
    expect(Date.now() - started).toBeLessThan(2500);
    expect(parseEvents(await text).at(-1)).toMatchObject({ event: "error" });
    await expect(fetch(`${server.url}/healthz`)).rejects.toThrow("fetch failed");
  });
});
