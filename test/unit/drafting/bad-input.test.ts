import { describe, expect, it } from "vitest";
import type { Draft, DraftFact, DraftRequest } from "../../../src/domain/writing/draft.ts";
import { localAdmin } from "../../../src/domain/people/reader.ts";
import { openHouseWriting } from "../../support/house-writing.ts";

const writing = openHouseWriting();
const fact = (text: string): DraftFact => ({ text, source: null });

async function write(request: DraftRequest): Promise<Draft> {
  for await (const event of writing.draft(request, localAdmin))
    if (event.type === "draft-end") return event.draft;
  throw new Error("the draft did not end");
}

/** GB18030 of 项目,数值,单位 / 发展党员,396,名: TextEncoder writes UTF-8 only. */
const gb18030 = Uint8Array.from(
  "cfeec4bf2ccafdd6b52cb5a5cebb0ab7a2d5b9b5b3d4b12c3339362cc3fb0a".match(/../gu) ?? [],
  (pair) => Number.parseInt(pair, 16),
);

describe("what an office sends", () => {
  it("without a topic is refused with an example", async () => {
    await expect(write({ request: "写300字" })).rejects.toMatchObject({
      message: "没有看出要写什么",
      fix: expect.stringContaining("例如"),
    });
  });

  it("of an unknown kind is refused with the kinds there are", async () => {
    await expect(write({ request: "写一段人才工作情况", kind: "情书" })).rejects.toMatchObject({
      fix: expect.stringMatching(/法定公文：.*请示.*事务文书：.*工作总结/u),
    });
  });

  it("as facts in GB18030 is read", () => {
    expect(writing.readFacts("事实.csv", gb18030)).toEqual([
      { text: "发展党员396名", source: { file: "事实.csv", place: "第2行" } },
    ]);
  });

  it("as facts that contradict each other keeps both and says so", async () => {
    const facts = [fact("发展党员396名"), fact("发展党员388名")];
    const draft = await write({ request: "写一段2024年发展党员工作情况，300字", facts });
    for (const { text } of facts) expect(draft.text.split(text)).toHaveLength(2);
    expect(draft.notes.join()).toContain("“发展党员396名”与“发展党员388名”说法不一");
  });

  it("as a fact without a unit keeps it and says so", async () => {
    const draft = await write({
      request: "写一段2024年人才工作情况，250字",
      facts: [fact("引进高层次人才12")],
    });
    expect(draft.text).toContain("引进高层次人才12");
    expect(draft.notes.join()).toContain("“引进高层次人才12”里的数字没有单位");
  });

  it("as 500 facts writes every one once, and says that the length does not do", async () => {
    const facts = Array.from({ length: 500 }, (_, index) =>
      fact(`第${index + 1}村党支部整改问题${index + 1}个`),
    );
    const draft = await write({ request: "写一段2024年农村党建工作情况，300字", facts });
    const missing = facts.filter(({ text }) => draft.text.split(text).length !== 2);
    expect(missing).toEqual([]);
    expect(draft.notes.join()).toContain("超出要求的 300 字");
  });

  it("as a wish for invented figures gets placeholders, and a word why", async () => {
    const draft = await write({ request: "写一段2024年国企党建情况，200字，数字你看着编就行" });
    expect(draft.placeholders.length).toBeGreaterThan(0);
    expect(draft.figures.every(({ origin }) => origin !== "source")).toBe(true);
    expect(draft.notes[0]).toContain("数字没有编");
  });

  it("as an impossible length is refused with the limits", async () => {
    await expect(write({ request: "写一段人才工作情况", words: 30_000 })).rejects.toMatchObject({
      fix: expect.stringContaining("20000"),
    });
  });

  it("as a precedent that is not there is refused before anything is written", async () => {
    const precedents = [{ file: "reports/none.md", start: 0, end: 9 }];
    await expect(write({ request: "写一段人才工作情况", precedents })).rejects.toThrow(/没有作范例的文件/u);
    expect(writing.list(localAdmin).every(({ version }) => version > 0)).toBe(true);
  });
});
