import { expect, it } from "vitest";
import { sampleDraft } from "../support/fake-writing.ts";
import { parseEvents, postJson, startWebServer } from "../support/web-test-server.ts";

it("streams passages, text and last the whole draft", async () => {
  await using server = await startWebServer();
  const body = { request: "写一段发展党员工作情况", facts: ["发展党员396名"], words: 200 };
  const response = await postJson(`${server.url}/api/draft`, body);
  expect(response.status).toBe(200);
  const events = parseEvents(await response.text());
  expect(events.map(({ event }) => event)).toEqual(["passages-found", "text-delta", "draft-end"]);
  expect(events.at(-1)?.data).toEqual({ ...sampleDraft, request: body.request });
  expect(server.assistant.drafts).toEqual([{ ...body, facts: [{ text: "发展党员396名", source: null }] }]);
});

it("answers 400 for what cannot be drafted, naming the kinds", async () => {
  await using server = await startWebServer();
  const unknown = await postJson(`${server.url}/api/draft`, { request: "写一段", kind: "情书" });
  expect(unknown.status).toBe(400);
  expect(await unknown.text()).toContain("可以写的有");
  const empty = await postJson(`${server.url}/api/draft`, { request: " ", words: -1 });
  expect(empty.status).toBe(400);
  expect(await empty.text()).toMatch(/request：.*words：/u);
});
