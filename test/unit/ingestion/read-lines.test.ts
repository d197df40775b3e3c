import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { ClassifiedError } from "../../../src/errors.ts";
import { parseLines } from "../../../src/ingestion/parsing/parse-file.ts";
import type { FileParser } from "../../../src/ingestion/parsing/parser-process.ts";
import { readLines } from "../../../src/ingestion/read-lines.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const fixture = (name: string): Uint8Array =>
  readFileSync(new URL(`../../fixtures/formats/${name}`, import.meta.url));
/** What the process of its own does, done here. */
const parser: FileParser = {
  parse: () => Promise.reject(new Error("not asked")),
  readLines: (request) => parseLines(request, () => {}),
  close: () => undefined,
};

it("gives the lines of a text as they stand, advertising and all", async () => {
  const { lines } = await readLines("a.txt", bytes("更多范文加QQ群123456\n发展党员12名。"), parser);
  expect(lines.map(({ text }) => text)).toEqual(["更多范文加QQ群123456", "发展党员12名。"]);
});

it("gives the rows of a workbook with their headers, under the name of the sheet", async () => {
  const { lines } = await readLines("学时统计.xlsx", fixture("学时统计.xlsx"), parser);
  expect(lines.some(({ level }) => level > 0)).toBe(true);
  expect(lines.some(({ text }) => /：.*；.*：/u.test(text))).toBe(true);
});

it("gives a Word file with the numbers that Word counts by itself", async () => {
  const { lines } = await readLines("自动编号.docx", fixture("自动编号.docx"), parser);
  expect(lines.map(({ text }) => text).join("\n")).toMatch(/第[一二]条/u);
});

it("refuses a marked text and a format that nobody reads", async () => {
  await expect(readLines("a.txt", bytes("机密★1年\n发展党员12名。"), parser)).rejects.toThrow(
    ClassifiedError,
  );
  await expect(readLines("a.rar", bytes("x"), parser)).rejects.toThrow(/不支持 \.rar/u);
});
