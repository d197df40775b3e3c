import { expect, it } from "vitest";
import type { ProposedOutline } from "../../src/domain/writing/draft.ts";
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

it("revises a draft, shows its versions and gives its Word file", async () => {
  await using server = await startWebServer();
  const revised = await postJson(`${server.url}/api/draft/draft-1/revise`, { instruction: "缩短" });
  expect(parseEvents(await revised.text()).at(-1)).toMatchObject({
    event: "draft-end",
    data: { version: 2 },
  });
  const versions = await fetch(`${server.url}/api/draft/draft-1`);
  expect(await versions.json()).toEqual({ versions: [sampleDraft] });
  const word = await postJson(`${server.url}/api/draft/docx`, { draft: "draft-1", copy: "review" });
  expect(word.headers.get("content-type")).toContain("wordprocessingml");
  expect(word.headers.get("content-disposition")).toContain(encodeURIComponent("核对稿.docx"));
  expect(await word.text()).toBe(`review:${sampleDraft.text}`);
  expect((await postJson(`${server.url}/api/draft/docx`, {})).status).toBe(400);
  expect((await postJson(`${server.url}/api/draft/other/revise`, { instruction: "缩短" })).status).toBe(400);
});

it("checks a text", async () => {
  await using server = await startWebServer();
  const response = await postJson(`${server.url}/api/check`, { text: "一段话", file: "a.txt" });
  expect(await response.json()).toEqual({ file: "a.txt", characters: 3, findings: [], counts: {} });
});

it("keeps a change by hand unless the draft was changed elsewhere, and lists and removes drafts", async () => {
  await using server = await startWebServer();
  const put = (body: object) =>
    fetch(`${server.url}/api/draft/draft-1`, {
      method: "PUT",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
  const saved = await put({ text: "改过", base: sampleDraft.step.at });
  expect(await saved.json()).toMatchObject({ text: "改过", step: { by: "hand", what: "手工修改" } });
  const late = await put({ text: "改过", base: "2020-01-01T00:00:00.000Z" });
  expect(late.status).toBe(409);
  expect(await late.json()).toMatchObject({
    error: { message: "这份草稿已在别处改过" },
    latest: { id: "draft-1", version: 1 },
  });
  const revised = await postJson(`${server.url}/api/draft/draft-1/revise`, {
    instruction: "缩短",
    base: "x",
  });
  expect(revised.status).toBe(409);
  const listed = await fetch(`${server.url}/api/draft`);
  expect(await listed.json()).toMatchObject({ drafts: [{ id: "draft-1", open: 1 }] });
  const kinds = await fetch(`${server.url}/api/kinds`);
  expect(await kinds.json()).toMatchObject({ kinds: [{ name: "工作总结", class: "事务" }] });
  const remove = (id: string) => fetch(`${server.url}/api/draft/${id}`, { method: "DELETE" });
  expect((await remove("draft-1")).status).toBe(200);
  expect((await remove("other")).status).toBe(400);
});

it("checks a dropped file and gives its text", async () => {
  await using server = await startWebServer();
  const form = new FormData();
  form.set("file", new File(["一段话"], "我的稿子.txt"));
  const response = await fetch(`${server.url}/api/check`, { method: "POST", body: form });
  expect(await response.json()).toMatchObject({ file: "我的稿子.txt", text: "一段话", findings: [] });
  const empty = await fetch(`${server.url}/api/check`, { method: "POST", body: new FormData() });
  expect(empty.status).toBe(400);
  expect(await empty.text()).toContain("请选择要检查的文件");
});

it("proposes the outline of a whole report, writes it section by section, and goes on with it", async () => {
  await using server = await startWebServer();
  const outline = await postJson(`${server.url}/api/draft/outline`, { request: "写总结" });
  const { title, sections } = (await outline.json()) as ProposedOutline;
  expect(sections.map(({ heading }) => heading)).toEqual(["主要做法", "下一步打算"]);
  const whole = await postJson(`${server.url}/api/draft/whole`, {
    request: "写总结",
    outline: { title, sections },
    precedents: [{ file: "reports/a.md", start: 0, end: 40 }],
  });
  expect(parseEvents(await whole.text()).map(({ event }) => event)).toEqual([
    "passages-found",
    "report-started",
    "section-started",
    "section-done",
    "text-delta",
    "draft-end",
  ]);
  expect(server.assistant.drafts).toMatchObject([
    { whole: true, outline: { title }, precedents: [{ file: "reports/a.md", start: 0, end: 40 }] },
  ]);
  const resumed = await postJson(`${server.url}/api/draft/draft-1/resume`, {});
  expect(parseEvents(await resumed.text()).at(-1)?.event).toBe("draft-end");
  expect((await postJson(`${server.url}/api/draft/none/resume`, {})).status).toBe(400);
  const wrong = await postJson(`${server.url}/api/draft/whole`, {
    request: "写总结",
    outline: { title, sections: [] },
  });
  expect(wrong.status).toBe(400);
});

it("reads materials as facts to be ticked, and keeps nothing", async () => {
  await using server = await startWebServer();
  const form = new FormData();
  form.append("files", new File(["发展党员12名"], "云溪镇.txt"));
  form.append("expected", "云溪镇、白鹭镇");
  form.append("sum", "true");
  const response = await fetch(`${server.url}/api/materials`, { method: "POST", body: form });
  expect(await response.json()).toMatchObject({
    facts: [{ text: "发展党员12名", source: { file: "云溪镇.txt", place: "第1段" }, unit: "名" }],
    notes: ["2个乡镇已报1个，缺：白鹭镇"],
  });
  const empty = await fetch(`${server.url}/api/materials`, { method: "POST", body: new FormData() });
  expect(empty.status).toBe(400);
});
