import { describe, expect, it } from "vitest";
import type { Citation } from "../../../src/domain/answers/answer.ts";
import { checkAnswer, type AnswerLine } from "../../../src/grounding/check-answer.ts";

const text = "第二条　公示期不少于五个工作日。";
const quote = "公示期不少于五个工作日。";
const start = text.indexOf(quote);
const citation: Citation = {
  n: 1,
  file: "a.md",
  title: "甲规定（2023年）",
  document_number: null,
  path: "第二条",
  article: "第二条",
  clause: "第二条",
  quote,
  start,
  end: start + quote.length,
  status: "现行",
  text_kind: "original",
};
const quoted: AnswerLine = { kind: "quote", text: quote, citations: [1], metadata: [] };
const own = (words: string, metadata: readonly string[] = []): AnswerLine => ({
  kind: "own",
  text: words,
  citations: [1],
  metadata,
});
const textOf = (file: string): string | null => (file === "a.md" ? text : null);

describe("checkAnswer", () => {
  it("lets a sound answer through", () => {
    const lines = [own("《甲规定（2023年）》第二条（现行）规定：", ["甲规定（2023年）", "第二条"]), quoted];
    expect(checkAnswer(lines, [citation], textOf)).toEqual({ lines, citations: [citation], unsupported: [] });
  });

  it("accepts a figure of the cited passage in other writing", () => {
    expect(checkAnswer([own("公示不少于5个工作日。"), quoted], [citation], textOf).unsupported).toEqual([]);
  });

  it.each(["公示7个工作日。", "公示5个工作日。", "公示不少于5天。", "见第三条。"])(
    "removes “%s”",
    (words) => {
      const checked = checkAnswer([own(words), quoted], [citation], textOf);
      expect(checked.lines).toEqual([quoted]);
      expect(checked.unsupported.map((entry) => entry.text)).toEqual([words]);
    },
  );

  it.each([
    ["a shifted quotation", { ...citation, start: start - 1 }],
    ["an unknown document", { ...citation, file: "b.md" }],
    ["an altered quotation", { ...citation, quote: "公示期不少于七个工作日。" }],
  ])("drops %s with its sentences", (_name, broken) => {
    const checked = checkAnswer([quoted], [broken], textOf);
    expect(checked).toMatchObject({ lines: [], citations: [] });
    expect(checked.unsupported).toHaveLength(1);
  });

  it("drops a line that cites what is not there, and a citation no line uses", () => {
    const checked = checkAnswer([{ ...quoted, citations: [99] }], [citation], textOf);
    expect(checked).toMatchObject({ lines: [], citations: [] });
  });
});
