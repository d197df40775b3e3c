import { describe, expect, it } from "vitest";
import { hashFile, parseSourceCallback } from "../../../../../src/channels/telegram/callback-data.ts";
import { renderClause } from "../../../../../src/channels/telegram/render/render-clause.ts";
import { document, sampleDocuments, scriptedAnswers } from "../../../../support/fake-knowledge.ts";

const training = sampleDocuments[2]!;
const citation = scriptedAnswers.get("科级干部一年要培训多少学时？")!.citations[0]!;
const reference = { fileHash: hashFile(citation.file), start: citation.start, end: citation.end };

describe("renderClause", () => {
  it("shows the whole clause with the quoted lines marked", () => {
    const clause = renderClause(training, reference, null)!;
    const [title, quote] = clause.entities.map((entity) =>
      clause.text.slice(entity.offset, entity.offset + entity.length),
    );
    expect(title).toBe("《干部教育培训工作条例》 第二十三条");
    expect(quote).toBe(citation.quote);
    expect(clause.text).toContain("第二十三条 省部级");
    expect(clause.text).toContain("第四章 教育培训方式方法");
  });

  it("leads to the neighbours, which are not marked", () => {
    const { rows } = renderClause(training, reference, null)!;
    expect(rows.map((row) => row.map((button) => button.label))).toEqual([["上一条", "下一条"]]);
    const next = parseSourceCallback(rows[0]![1]!.data)!;
    const clause = renderClause(training, next, next.page)!;
    expect(clause.text).toContain("第六十条");
    expect(clause.entities).toHaveLength(1);
    expect(clause.rows.flat().map((button) => button.label)).toEqual(["上一条"]);
  });

  it("turns pages, starting with the one that holds the quote", () => {
    const lines = Array.from({ length: 300 }, (_, index) => `（${String(index)}）严禁弄虚作假、跑风漏气。`);
    const long = document({ ...training.meta, file: "long.md" }, [["", "第一条", lines.join("\n")]]);
    const quote = "（290）严禁弄虚作假、跑风漏气。";
    const start = long.text.indexOf(quote);
    const place = { fileHash: hashFile("long.md"), start, end: start + quote.length };
    const clause = renderClause(long, place, null)!;
    expect(clause.text.length).toBeLessThanOrEqual(4096);
    expect(clause.text).toContain(quote);
    expect(clause.text).toContain("第 2 页，共 2 页");
    const back = parseSourceCallback(clause.rows[0]![0]!.data)!;
    expect(renderClause(long, back, back.page)!.text).toContain("（0）");
    expect(renderClause(long, back, 9999)!.text).toContain("第 2 页");
  });

  it("knows offsets that no longer fit", () => {
    expect(renderClause(training, { ...reference, start: 0, end: 1 }, null)).toBeNull();
    expect(renderClause(training, { ...reference, end: 99_999 }, null)).toBeNull();
    expect(renderClause(training, { ...reference, start: 99_998, end: 99_999 }, null)).toBeNull();
  });
});
