import { describe, expect, it } from "vitest";
import { leadsOf } from "../../../../src/ingestion/structure/article-lead.ts";
import { cap, splitText } from "../../../../src/ingestion/structure/split-text.ts";

const sentence = "应当坚持标准、严格程序、落实责任，及时发现并纠正存在的问题，确保各项要求落到实处。";
const items = Array.from(
  { length: 24 },
  (_, at) => `（${"一二三四五六七八九十"[at % 10]}）${sentence.slice(0, 36)}；`,
);
const article = `第七条　${sentence}\n有下列情形之一的，应当问责：\n${items.join("\n")}`;

describe("splitText", () => {
  it("cuts a long article between its items, into like pieces, losing nothing but line feeds", () => {
    const pieces = splitText(article, true).map(({ start, end }) => article.slice(start, end));
    expect(pieces.length).toBeGreaterThan(1);
    expect(pieces.join("\n")).toBe(article);
    for (const piece of pieces.slice(1)) expect(piece).toMatch(/^（/u);
    for (const piece of pieces) {
      expect(piece.length).toBeLessThanOrEqual(cap);
      expect(piece.length).toBeGreaterThan(300);
    }
  });

  it("cuts a long paragraph before 二是 rather than inside one measure", () => {
    const text = `一是${sentence.repeat(9)}二是${sentence.repeat(9)}三是${sentence.repeat(4)}`;
    const pieces = splitText(text, false).map(({ start, end }) => text.slice(start, end));
    expect(pieces.some((piece) => piece.startsWith("二是"))).toBe(true);
    expect(pieces.join("")).toBe(text);
  });

  it("never cuts a character in two where no mark is in reach", () => {
    const text = "𠮷".repeat(1000);
    for (const { start, end } of splitText(text, false))
      expect(text.slice(start, end).isWellFormed()).toBe(true);
  });
});

describe("leadsOf", () => {
  it("gives the later pieces what the article and their 款 say of them all", () => {
    const chunks = splitText(article, true).map(({ start, end }) => ({ article: "第七条", start, end }));
    const leads = leadsOf(article, chunks);
    expect(leads[0]).toBe("");
    for (const lead of leads.slice(1)) {
      expect(lead).toContain("第七条");
      expect(lead).toContain("有下列情形之一的，应当问责：");
    }
  });

  it("gives none to whole articles, even when two of one number follow each other", () => {
    const text = "第一条　甲。\n第一条　乙。";
    const chunks = [
      { article: "第一条", start: 0, end: 6 },
      { article: "第一条", start: 7, end: 13 },
    ];
    expect(leadsOf(text, chunks)).toEqual(["", ""]);
  });
});
