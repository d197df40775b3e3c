import { describe, expect, it } from "vitest";
import type { Draft, DraftEvent } from "../../../src/domain/draft.ts";
import { localAdmin } from "../../../src/domain/reader.ts";
import type { DraftHistory } from "../../../src/drafting/revise/draft-history.ts";
import { createWriting } from "../../../src/drafting/writing.ts";
import { packagedHouse, reportPassage } from "../../support/house.ts";

const house = packagedHouse();

/** The writing half over one past report, its versions in memory. */
function open() {
  const kept = new Map<string, DraftHistory>();
  const passage = reportPassage("严格落实“三会一课”制度。发展党员388名，清河区举办培训班5期。");
  const served = {
    documents: [],
    reader: { documentById: () => ({ text: passage.text }) } as never,
    retriever: { retrieve: () => Promise.resolve({ passages: [passage], coverage: 1, tookMs: 1 }) } as never,
  };
  let id = 0;
  return createWriting({
    house,
    lease: () => ({ served, end: () => {} }),
    drafts: { load: (key) => kept.get(key) ?? null, save: (key, history) => void kept.set(key, history) },
    now: () => new Date("2024-05-01T00:00:00Z"),
    newId: () => `draft-${++id}`,
    decode: (bytes) => new TextDecoder().decode(bytes),
  });
}

async function end(events: AsyncIterable<DraftEvent>): Promise<Draft> {
  for await (const event of events) if (event.type === "draft-end") return event.draft;
  throw new Error("the stream did not end with a draft");
}

const request = {
  request: "写一段2024年发展党员工作情况，240字。",
  facts: [{ text: "发展党员396名", source: { file: "a.csv", place: "第2行" } }],
};
const size = (text: string): number => text.replaceAll(/\s/gu, "").length;

describe("draft", () => {
  it("shows precedents, streams the text and traces every figure", async () => {
    const events: DraftEvent[] = [];
    for await (const event of open().draft(request, localAdmin)) events.push(event);
    const draft = await end(
      (async function* () {
        yield* events;
      })(),
    );
    expect(events[0]).toMatchObject({ type: "passages-found", passages: [{ file: "reports/a.md" }] });
    expect(events.flatMap((event) => (event.type === "text-delta" ? event.text : [])).join("")).toBe(
      draft.text,
    );
    expect(draft).toMatchObject({ id: "draft-1", version: 1, mode: "extractive", unsupported: [] });
    expect(draft.figures).toContainEqual({
      text: "396名",
      origin: "fact",
      citation: null,
      source: { file: "a.csv", place: "第2行" },
    });
    expect(draft.text).not.toMatch(/388|清河/u);
    expect(draft.precedents[0]).toMatchObject({ n: 1, file: "reports/a.md", start: 0 });
  });
});

describe("revise", () => {
  it("shortens, expands, adds a fact, numbers, fills and undoes, keeping every version", async () => {
    const writing = open();
    const first = await end(writing.draft(request, localAdmin));
    const revise = (instruction: string) => end(writing.revise(first.id, instruction, localAdmin));
    const short = await revise("缩短到150字");
    expect(Math.abs(size(short.text) - 150)).toBeLessThanOrEqual(22);
    const added = await revise("加上：举办培训班5期");
    expect(added.text).toContain("举办培训班5期");
    expect(added.unsupported).toEqual([]);
    const numbered = await revise("改成一是二是");
    expect(numbered.text).toMatch(/一是[\s\S]*二是/u);
    expect(numbered).toMatchObject({ id: first.id, version: 4 });
    expect((await revise("撤销")).text).toBe(added.text);
    expect(writing.versions(first.id, localAdmin).map(({ version }) => version)).toEqual([1, 2, 3]);
    await expect(revise("天气怎么样")).rejects.toThrow(/没有看懂/u);
  });

  it("fills a placeholder and counts the value as the writer's", async () => {
    const writing = open();
    const first = await end(
      writing.draft({ request: "给市委组织部写个请示，申请举办村党组织书记培训班，300字。" }, localAdmin),
    );
    expect(first.placeholders.map(({ label }) => label)).toContain("发文机关");
    const filled = await end(writing.revise(first.id, "发文机关填清河区委组织部", localAdmin));
    expect(filled.text.split("\n").at(-3)).toBe("清河区委组织部");
    const dated = await end(writing.revise(first.id, "成文日期填2024年5月8日", localAdmin));
    expect(dated.text).toMatch(/清河区委组织部\n2024年5月8日\n（联系人/u);
    expect(dated.unsupported).toEqual([]);
  });

  it("lets nobody see or change another's draft", async () => {
    const writing = open();
    const { id } = await end(writing.draft(request, localAdmin));
    const other = { ...localAdmin, userId: "other" };
    expect(() => writing.versions(id, other)).toThrow(/没有这份草稿/u);
    await expect(end(writing.revise(id, "撤销", other))).rejects.toThrow(/没有这份草稿/u);
  });
});

describe("reviewFile", () => {
  it("reads text and Word files and refuses others by name", async () => {
    const writing = open();
    const bytes = new TextEncoder().encode("各单位签定责任书。");
    expect(writing.reviewFile("a.txt", bytes, localAdmin).counts).toEqual({ 错别字: 1 });
    const word = await writing.word(
      { text: "各单位签定责任书。", kind: null, copy: "clean", letterhead: null },
      null,
    );
    expect(writing.reviewFile("a.docx", word, localAdmin).counts).toEqual({ 错别字: 1, 版式: 0 });
    expect(() => writing.reviewFile("a.pdf", bytes, localAdmin)).toThrow(/\.pdf/u);
    expect(() => writing.reviewFile("a.docx", bytes, localAdmin)).toThrow(/不是能打开的 Word/u);
  });
});
