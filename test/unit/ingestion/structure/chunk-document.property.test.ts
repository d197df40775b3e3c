import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Line } from "../../../../src/ingestion/structure/line.ts";
import { chunkDocument } from "../../../../src/ingestion/structure/chunk-document.ts";
import { parseStructure } from "../../../../src/ingestion/structure/parse-structure.ts";

const words = [
  "党委",
  "应当",
  "组织",
  "培训",
  "20%",
  "𠮷",
  "审查",
  "三个月",
  "第十四条第一款",
  "《办法》",
  " ",
  "　",
];
const ends = ["。", "；", "，", "：", "", "！"];

const prose = fc
  .array(fc.tuple(fc.constantFrom(...words), fc.constantFrom(...ends)), { minLength: 1, maxLength: 60 })
  .map(
    (parts) =>
      parts
        .map((part) => part.join(""))
        .join("")
        .trim() || "空",
  );
const longProse = fc.array(prose, { minLength: 1, maxLength: 12 }).map((parts) => parts.join(""));

type Made = { readonly line: Line; readonly article: number | null };

const numerals = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];
const madeLine: fc.Arbitrary<(n: number) => Made> = fc.oneof(
  { weight: 4, arbitrary: longProse.map((text) => (n: number) => made(`第${n}条　${text}`, 0, n)) },
  { weight: 1, arbitrary: fc.constant((n: number) => made(`第${n}条`, 0, n)) },
  { weight: 4, arbitrary: longProse.map((text) => () => made(`乙${text}`, 0, null)) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(...numerals).map((sign) => () => made(`（${sign}）年满六十周岁的；`, 0, null)),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(...numerals).map((sign) => () => made(`${sign}、主要做法`, 0, null)),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(...numerals).map((sign) => () => made(`第${sign}章　总则`, 0, null)),
  },
  { weight: 1, arbitrary: fc.constant(() => made("附件：评分表", 0, null)) },
  {
    weight: 1,
    arbitrary: fc.integer({ min: 1, max: 6 }).map((level) => () => made("党员教育", level, null)),
  },
);

function made(text: string, level: number, article: number | null): Made {
  return { line: { text, level }, article };
}

/** Articles are numbered in the order they come, so that each mark occurs once. */
const documents = fc.array(madeLine, { maxLength: 40 }).map((makers) => {
  let next = 1;
  return makers.map((make) => {
    const line = make(next);
    if (line.article !== null) next += 1;
    return line;
  });
});

describe("chunkDocument over generated documents", () => {
  it("keeps offsets exact, order, the cap, articles whole and apart, and loses no text", () => {
    fc.assert(
      fc.property(documents, (made) => {
        const parsed = parseStructure(
          made.map(({ line }) => line),
          "办法",
        );
        const chunks = chunkDocument(parsed);
        expect(parsed.text).toBe(
          parsed.blocks.map(({ start, end }) => parsed.text.slice(start, end)).join("\n"),
        );

        let before = 0;
        for (const [ordinal, chunk] of chunks.entries()) {
          expect(chunk.ordinal).toBe(ordinal);
          expect(chunk.start).toBeGreaterThanOrEqual(before);
          expect(chunk.end).toBeGreaterThan(chunk.start);
          expect(chunk.end - chunk.start).toBeLessThanOrEqual(800);
          const text = parsed.text.slice(chunk.start, chunk.end);
          expect(text).toBe(text.trim());
          expect(text.isWellFormed()).toBe(true);
          before = chunk.end;
          // What lies in the chunk belongs to one article and to no heading.
          const inside = parsed.blocks.filter(({ start, end }) => start < chunk.end && end > chunk.start);
          expect(new Set(inside.map(({ article }) => article))).toEqual(new Set([chunk.article]));
          expect(inside.filter(({ kind }) => kind === "article").length).toBeLessThanOrEqual(1);
          expect(inside.every(({ kind }) => kind !== "heading")).toBe(true);
        }

        // Every character outside headings and white space lies in a chunk.
        for (const { kind, start, end } of parsed.blocks) {
          if (kind === "heading") continue;
          for (let at = start; at < end; at++) {
            if (/\s/u.test(parsed.text[at] ?? "")) continue;
            expect(chunks.some((chunk) => chunk.start <= at && at < chunk.end)).toBe(true);
          }
        }
        // Every article line became an article of its own, in order; whole unless longer than the cap.
        const expected = made
          .filter(({ article }) => article !== null)
          .map(({ article }) => `第${article}条`);
        const seen = chunks.map(({ article }) => article).filter((article) => article !== null);
        expect([...new Set(seen)]).toEqual(expected);
        for (const article of expected) {
          const blocks = parsed.blocks.filter((block) => block.article === article);
          const length = (blocks.at(-1)?.end ?? 0) - (blocks[0]?.start ?? 0);
          const pieces = chunks.filter((chunk) => chunk.article === article).length;
          expect(pieces === 1).toBe(length <= 800);
        }
      }),
      { numRuns: 150, seed: 20260301 },
    );
  }, 30_000);
});
