import { describe, expect, it } from "vitest";
import type { Draft, DraftEvent } from "../../../src/domain/writing/draft.ts";
import { localAdmin } from "../../../src/domain/people/reader.ts";
import { createScriptedChatModel } from "../../support/scripted-chat-model.ts";
import { openHouseWriting } from "../../support/house-writing.ts";

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
    for await (const event of openHouseWriting().draft(request, localAdmin)) events.push(event);
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
    const figure = draft.figures.find(({ text }) => text === "396名");
    expect(figure).toMatchObject({
      origin: "fact",
      citation: null,
      source: { file: "a.csv", place: "第2行" },
    });
    for (const { text, start, end } of draft.figures) expect(draft.text.slice(start, end)).toBe(text);
    expect(draft.text).not.toMatch(/388|清河/u);
    expect(draft.precedents[0]).toMatchObject({ n: 1, file: "reports/a.md", start: 0 });
  });
});

describe("draft with a model", () => {
  const sound = [
    "2024年，坚持控制总量、优化结构、提高质量、发挥作用，从严从实做好发展党员工作。",
    "严把政治标准，把入党动机和现实表现作为首要考察内容，落实政治审查、集中培训和公示等要求。",
    "优化队伍结构，注重在产业工人、青年农民和高知识群体中培养发展党员，发展党员396名。",
    "规范工作程序，推行全程纪实，对程序不规范、材料不完整的及时退回补正，确保发展一个、合格一个。",
    "强化教育培养，落实培养联系人制度，定期谈心谈话，引导入党积极分子在一线经受锻炼、提高觉悟。",
  ].join("");

  it("takes sound prose, with masked precedents in the prompt", async () => {
    const model = createScriptedChatModel(() => sound);
    const draft = await end(openHouseWriting(model).draft(request, localAdmin));
    expect(draft).toMatchObject({ mode: "generated", text: sound, unsupported: [] });
    const prompt = model.requests[0]?.messages.map(({ content }) => content).join("\n") ?? "";
    expect(prompt).toContain("1. 发展党员396名");
    expect(prompt).toContain("〔发展党员人数〕名");
    expect(prompt).not.toMatch(/388|清河/u);
  });

  it("removes what the model invents, tells it, and falls back on the composed draft", async () => {
    const invented = sound
      .replace("全程纪实，", "全程纪实，审核材料520份，")
      .replace("发展党员396名", "发展党员396名，占全年计划的98.5%");
    const model = createScriptedChatModel((_, index) => (index === 0 ? invented : sound));
    const repaired = await end(openHouseWriting(model).draft(request, localAdmin));
    expect(repaired).toMatchObject({ mode: "generated", text: sound });
    expect(repaired.unsupported.map(({ reason }) => reason)).toEqual(["“98.5%”没有来源", "“520份”没有来源"]);
    expect(model.requests[1]?.messages.at(-1)?.content).toContain("520份");
    const stubborn = await end(
      openHouseWriting(createScriptedChatModel(() => invented)).draft(request, localAdmin),
    );
    expect(stubborn.mode).toBe("extractive");
    expect(stubborn.text).not.toMatch(/520|98\.5/u);
    expect(stubborn.text.split("发展党员396名")).toHaveLength(2);
  });

  it("composes by itself when the model fails, and keeps internal reports from an outside model", async () => {
    const failing = createScriptedChatModel(() => new Error("down"));
    expect((await end(openHouseWriting(failing).draft(request, localAdmin))).mode).toBe("extractive");
    const outside = createScriptedChatModel(() => sound, true);
    await end(openHouseWriting(outside, true).draft(request, localAdmin));
    expect(outside.requests[0]?.messages.at(-1)?.content).not.toContain("三会一课");
  });
});

describe("revise", () => {
  it("shortens, expands, adds a fact, numbers, fills and undoes, keeping every version", async () => {
    const writing = openHouseWriting();
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
    const writing = openHouseWriting();
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
    const writing = openHouseWriting();
    const { id } = await end(writing.draft(request, localAdmin));
    const other = { ...localAdmin, userId: "other" };
    expect(() => writing.versions(id, other)).toThrow(/没有这份草稿/u);
    await expect(end(writing.revise(id, "撤销", other))).rejects.toThrow(/没有这份草稿/u);
  });
});

describe("reviewFile", () => {
  it("reviews a text as it stands, and the layout of a Word file with it", async () => {
    const writing = openHouseWriting();
    const bytes = new TextEncoder().encode("各单位签定责任书。");
    const review = await writing.reviewFile("a.txt", bytes, localAdmin);
    expect(review).toMatchObject({ counts: { 错别字: 1 }, text: "各单位签定责任书。" });
    const word = await writing.word(
      { text: "各单位签定责任书。", kind: null, copy: "clean", letterhead: null },
      null,
    );
    expect((await writing.reviewFile("a.docx", word, localAdmin)).counts).toEqual({ 错别字: 1, 版式: 0 });
  });
});

describe("edit", () => {
  it("keeps what was changed by hand as a version, traces it, and carries it into the next revision", async () => {
    const writing = openHouseWriting();
    const first = await end(writing.draft(request, localAdmin));
    const [opening = ""] = first.text.split("。");
    const text = first.text.replace(`${opening}。`, `${opening}。印发文件7份。`);
    const edited = writing.edit(first.id, { text, what: "手工修改", continues: false }, localAdmin);
    expect(edited).toMatchObject({ id: first.id, version: 2, text, unsupported: [] });
    expect(edited.step).toMatchObject({ by: "hand", what: "手工修改" });
    expect(edited.figures.find((figure) => figure.text === "7份")).toMatchObject({ origin: "fact" });
    const longer = await end(writing.revise(first.id, "扩写到400字", localAdmin));
    expect(longer.text).toContain("印发文件7份。");
    expect(longer.notes.join()).not.toContain("手工改过");
    const changed = writing.edit(
      first.id,
      { text: "全部重写。", what: "手工修改", continues: false },
      localAdmin,
    );
    expect(changed.version).toBe(4);
    const again = await end(writing.revise(first.id, "缩短到150字", localAdmin));
    expect(again.notes.join() + again.text).toMatch(/手工改过|全部重写/u);
  });

  it("goes on with the version that was made by hand, and with no other", async () => {
    const writing = openHouseWriting();
    const { id } = await end(writing.draft(request, localAdmin));
    const save = (text: string, continues: boolean) =>
      writing.edit(id, { text, what: "手工修改", continues }, localAdmin).version;
    expect(save("甲。", true)).toBe(2);
    expect(save("乙。", true)).toBe(2);
    expect(save("丙。", false)).toBe(3);
    expect(writing.versions(id, localAdmin).map(({ text }) => text)).toEqual([
      expect.any(String),
      "乙。",
      "丙。",
    ]);
  });

  it("lists and removes one's own drafts only", async () => {
    const writing = openHouseWriting();
    const { id } = await end(writing.draft(request, localAdmin));
    const other = { ...localAdmin, userId: "other" };
    expect(writing.list(localAdmin)).toMatchObject([
      { id, version: 1, at: expect.stringMatching(/^2024-05-01T/u) },
    ]);
    expect(writing.list(other)).toEqual([]);
    const edit = { text: "改", what: "手工修改", continues: false };
    expect(() => writing.edit(id, edit, other)).toThrow(/没有这份草稿/u);
    expect(() => writing.remove(id, other)).toThrow(/没有这份草稿/u);
    writing.remove(id, localAdmin);
    expect(writing.list(localAdmin)).toEqual([]);
  });
});
