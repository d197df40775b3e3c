import { assert, constantFrom, nat, property, string } from "fast-check";
import { describe, expect, it } from "vitest";
import { documentLines } from "../../../../../src/channels/web/page/text/document-lines.ts";

const chunk = (start: number, end: number, article: string | null) => ({
  ordinal: 0,
  path: [],
  article,
  start,
  end,
});

describe("documentLines", () => {
  it("marks a quote over several lines and sets the article's name off", () => {
    const text = "第一章 总则\n\n第一条 为了规范。\n第二款。";
    const article = text.indexOf("第一条");
    const mark = { start: text.indexOf("为了"), end: text.length };
    const lines = documentLines(text, [chunk(article, text.length, "第一条")], [mark], 0);
    expect(lines.map(({ heading }) => heading)).toEqual([true, false, false]);
    expect(lines[1]?.segments).toEqual([
      { text: "第一条", mark: null, strong: true },
      { text: " ", mark: null, strong: false },
      { text: "为了规范。", mark: 0, strong: false },
    ]);
    expect(lines[2]?.segments).toEqual([{ text: "第二款。", mark: 0, strong: false }]);
  });

  it("shows the quote in focus where two overlap", () => {
    const marks = [
      { start: 0, end: 4 },
      { start: 2, end: 6 },
    ];
    const shown = (focus: number) =>
      documentLines("一二三四五六", [], marks, focus)[0]?.segments.map(({ mark }) => mark);
    expect(shown(0)).toEqual([0, 0, 1]);
    expect(shown(1)).toEqual([0, 1, 1]);
  });

  it("hides the hashes of a Markdown heading only", () => {
    const [heading, plain] = documentLines("## 一、情况\n#标签", [], [], 0);
    expect(heading).toMatchObject({ heading: true, segments: [{ text: "一、情况" }] });
    expect(plain).toMatchObject({ heading: false, segments: [{ text: "#标签" }] });
  });

  it("shows exactly the quoted words as marked, for any text and quote", () => {
    const texts = string({ unit: constantFrom("条", "a", " ", "\n", "一、", "😀"), maxLength: 60 });
    assert(
      property(texts, nat(60), nat(60), (text, left, right) => {
        const start = Math.min(left, right, text.length);
        const end = Math.min(Math.max(left, right), text.length);
        const lines = documentLines(text, [], [{ start, end }], 0);
        const marked = lines
          .flatMap(({ segments }) => segments)
          .filter(({ mark }) => mark === 0)
          .map((segment) => segment.text)
          .join("");
        const shown = text.split("\n").reduce<{ at: number; quoted: string }>(
          ({ at, quoted }, line) => ({
            at: at + line.length + 1,
            quoted:
              line.trim() === ""
                ? quoted
                : quoted +
                  text.slice(Math.max(start, at), Math.max(start, Math.min(end, at + line.length), at)),
          }),
          { at: 0, quoted: "" },
        ).quoted;
        expect(marked).toBe(shown);
      }),
    );
  });
});
