import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parseDocument } from "../../../../src/ingestion/load-document.ts";

/**
 * Each file of `cases/` is a source, a line ====, and the chunks expected of it: 【path > 条】 and the
 * text below. The whole way is taken: cleaning, structure, chunks.
 */
const folder = new URL("cases/", import.meta.url);

function chunksOf(source: string): string {
  const { document } = parseDocument("policies/甲.md", new TextEncoder().encode(source), "h");
  return document.chunks
    .map(({ path, article, start, end }) => {
      const place = [...path, ...(article === null ? [] : [article])].join(" > ");
      return `【${place}】\n${document.text.slice(start, end)}\n`;
    })
    .join("");
}

describe("structure of official documents", () => {
  it.each(readdirSync(folder))("%s", (name) => {
    const [source = "", expected = ""] = readFileSync(new URL(name, folder), "utf8").split(/^====\n/mu);
    expect(chunksOf(source)).toBe(expected);
  });
});

describe("one text in several typings", () => {
  const paragraph =
    "干部教育培训是建设高素质干部队伍的先导性、基础性、战略性工程，应当分级分类组织实施，做到全员覆盖。";
  const articles = Array.from({ length: 9 }, (_, at) => `第${"一二三四五六七八九"[at]}条　${paragraph}`);
  const lines = ["第一章　总则", ...articles.slice(0, 4), "第二章　附则", ...articles.slice(4)];
  const markdown = [
    "# 清河区培训办法",
    ...lines.map((line) => (line.includes("章　") ? `## ${line}` : line)),
  ];
  const plain = ["清河区培训办法", ...lines];

  it.each([
    ["plain text", plain],
    ["blank lines and indents", plain.flatMap((line) => ["", `　　${line}`])],
    ["lines broken at the margin", plain.flatMap((line) => line.match(/.{1,28}/gu) ?? [])],
    [
      "page numbers between",
      plain.flatMap((line, at) => (at % 3 === 0 ? [line, `— ${at / 3 + 1} —`] : [line])),
    ],
    ["Arabic spacing", plain.map((line) => line.replace(/^(第.)条　/u, "$1条 "))],
  ])("gives the chunks of the Markdown file: %s", (_, typed) => {
    expect(chunksOf(typed.join("\n"))).toBe(chunksOf(markdown.join("\n\n")));
  });
});
