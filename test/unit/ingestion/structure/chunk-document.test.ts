import { describe, expect, it } from "vitest";
import { cleanMarkdown } from "../../../../src/ingestion/reading/clean-markdown.ts";
import { chunkDocument } from "../../../../src/ingestion/structure/chunk-document.ts";
import { parseStructure } from "../../../../src/ingestion/structure/parse-structure.ts";

function chunk(source: string) {
  const parsed = parseStructure(cleanMarkdown(source), "");
  return chunkDocument(parsed).map(({ ordinal, path, article, start, end }) => ({
    ordinal,
    path: path.join(" > "),
    article,
    text: parsed.text.slice(start, end),
  }));
}

const texts = (source: string): string[] => chunk(source).map(({ text }) => text);
const sentence = "党委应当加强对选拔任用工作的领导，严格把关，确保质量。";

describe("chunkDocument: articles", () => {
  it("makes one chunk of an article with its paragraphs and items", () => {
    expect(
      chunk("第一章 总则\n第一条　甲。\n第二款。\n（一）项目一；\n（二）项目二。\n第二条　乙。"),
    ).toEqual([
      {
        ordinal: 0,
        path: "第一章　总则",
        article: "第一条",
        text: "第一条　甲。\n第二款。\n（一）项目一；\n（二）项目二。",
      },
      { ordinal: 1, path: "第一章　总则", article: "第二条", text: "第二条　乙。" },
    ]);
  });

  it("never joins two articles, however short, nor an article and what precedes it", () => {
    expect(texts("通知如下。\n第一条　甲。\n第一条　重号。\n第二条　乙。")).toEqual([
      "通知如下。",
      "第一条　甲。",
      "第一条　重号。",
      "第二条　乙。",
    ]);
  });

  it("keeps an article of exactly 800 characters whole and splits one of 801", () => {
    const whole = `第一条　${"长".repeat(795)}。`;
    expect(whole).toHaveLength(800);
    expect(texts(whole)).toEqual([whole]);
    expect(texts(`${whole}。`)).toHaveLength(2);
  });

  it("splits a long article at line ends, every piece under the article's name", () => {
    const items = Array.from({ length: 40 }, (_, at) => `（${"一二三四五六七八九十"[at % 10]!}）${sentence}`);
    const pieces = chunk(`第九条　有下列情形之一的：\n${items.join("\n")}`);
    expect(pieces.length).toBeGreaterThan(1);
    expect(new Set(pieces.map(({ article }) => article))).toEqual(new Set(["第九条"]));
    for (const { text } of pieces) {
      expect(text.length).toBeLessThanOrEqual(800);
      expect(text).toMatch(/[。：]$/u);
      expect(text).toMatch(/^(?:第九条|（)/u);
    }
    expect(pieces.map(({ text }) => text).join("\n")).toBe(`第九条　有下列情形之一的：\n${items.join("\n")}`);
  });

  it("splits a long paragraph at sentence ends", () => {
    const pieces = texts(`第九条　${sentence.repeat(60)}`);
    for (const piece of pieces) expect(piece.endsWith("。")).toBe(true);
    expect(pieces.join("")).toBe(`第九条　${sentence.repeat(60)}`);
  });

  it("splits at a clause end, then anywhere, but never inside a character", () => {
    const [first] = texts(`第九条　${"应当严格把关，".repeat(200)}`);
    expect(first).toMatch(/，$/u);
    // The mark and its space are four units long, so the cap falls into the middle of a pair when one more unit precedes it.
    for (const lead of ["", "长"]) {
      const source = `第九条　${lead}${"𠮷".repeat(900)}`;
      const pieces = texts(source);
      for (const piece of pieces) expect(piece.isWellFormed()).toBe(true);
      expect(pieces.join("")).toBe(source);
    }
  });
});

describe("chunkDocument: reports", () => {
  const long = sentence.repeat(4);

  it("joins short neighbours under one heading and leaves long paragraphs alone", () => {
    expect(texts(`一、做法\n开展轮训。\n建立台账。\n${long}\n${long}`)).toEqual([
      `开展轮训。\n建立台账。\n${long}`,
      long,
    ]);
  });

  it("joins nothing across a heading", () => {
    expect(chunk("一、做法\n开展轮训。\n二、打算\n持续推进。")).toEqual([
      { ordinal: 0, path: "一、做法", article: null, text: "开展轮训。" },
      { ordinal: 1, path: "二、打算", article: null, text: "持续推进。" },
    ]);
  });

  it("gives every headed paragraph its own chunk, with its heading in path and text", () => {
    expect(chunk("一、做法\n（一）抓教育。办班12期。\n（二）抓管理。建账3本。")).toEqual([
      { ordinal: 0, path: "一、做法 > （一）抓教育", article: null, text: "（一）抓教育。办班12期。" },
      { ordinal: 1, path: "一、做法 > （二）抓管理", article: null, text: "（二）抓管理。建账3本。" },
    ]);
  });

  it("makes no chunk of headings alone", () => {
    expect(chunk("# 目录\n第一章 总则\n第二章 附则")).toEqual([]);
  });
});

describe("a list typed without full stops", () => {
  it("is text, not a row of empty headings", () => {
    const lines = [
      "一、十条纪律",
      "（一）严禁结党营私",
      "（二）严禁拉票贿选",
      "二、工作要求",
      "各地要抓好落实。",
    ];
    const parsed = parseStructure(
      lines.map((text) => ({ text, level: 0 })),
      "通知",
    );
    const chunks = chunkDocument(parsed);
    expect(chunks.map(({ path, start, end }) => [path.join(" > "), parsed.text.slice(start, end)])).toEqual([
      ["一、十条纪律", "（一）严禁结党营私\n（二）严禁拉票贿选"],
      ["二、工作要求", "各地要抓好落实。"],
    ]);
  });
});
