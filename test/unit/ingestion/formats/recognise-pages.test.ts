import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { noSettings } from "../../../../src/ingestion/build-document.ts";
import { leadLine } from "../../../../src/answering/wording/lead-line.ts";
import { findRecogniser } from "../../../../src/ingestion/formats/pdf/recognise-pages.ts";
import { readTesseract } from "../../../../src/ingestion/formats/pdf/tesseract-page.ts";
import { parseFile } from "../../../../src/ingestion/parsing/parse-file.ts";

const scan = readFileSync(new URL("../../../fixtures/formats/扫描件.pdf", import.meta.url));
const parse = () =>
  parseFile({ file: "policies/扫描件.pdf", bytes: scan, fileHash: "h", settings: noSettings }, () => {});

const isInstalled = (await findRecogniser()) !== null;
if (!isInstalled) console.warn("skipped: pdftoppm, tesseract and its chi_sim are not installed here");

describe("a scan without a text layer", () => {
  it.runIf(isInstalled)(
    "is recognised, and marked as such wherever it is cited",
    async () => {
      const { document, warnings } = await parse();
      expect(document.text.replace(/\s/gu, "")).toContain("根据《干部教育培训工作条例》");
      expect(document.chunks.map(({ article }) => article)).toContain("第一条");
      expect(warnings).toContain("由扫描图片识别而来（识别稿），其中的数字、人名待核");
      expect(document.meta.recognised).toBe(true);
      expect(leadLine(document.meta, "第一条", [])).toMatch(/^【识别稿，数字待核】/u);
    },
    60_000,
  );

  it("is refused with the names of what to install where that is missing", async () => {
    const path = process.env["PATH"];
    process.env["PATH"] = "";
    try {
      await expect(parse()).rejects.toMatchObject({
        message: "是扫描件，没有文字层",
        fix: "请安装 poppler-utils（pdftoppm）和 tesseract-ocr、tesseract-ocr-chi-sim（chi_sim 语言包）后重新加载，或换成有文字层的 PDF、docx",
      });
    } finally {
      process.env["PATH"] = path;
    }
  });
});

describe("readTesseract", () => {
  it("reads words with their places; a line's words share its baseline", () => {
    const tsv = [
      "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext",
      "1\t1\t0\t0\t0\t0\t0\t0\t1654\t1200\t-1\t",
      "4\t1\t1\t1\t1\t0\t300\t100\t800\t50\t-1\t",
      "5\t1\t1\t1\t1\t1\t300\t104\t100\t40\t96\t第一",
      "5\t1\t1\t1\t1\t2\t410\t102\t60\t46\t91\t条",
      "5\t1\t1\t1\t1\t3\t480\t102\t60\t46\t-1\t ",
    ].join("\n");
    expect(readTesseract(tsv)).toEqual({
      width: 1654,
      height: 1200,
      runs: [
        { text: "第一", x: 300, y: 150, width: 100, size: 50 },
        { text: "条", x: 410, y: 150, width: 60, size: 50 },
      ],
    });
  });
});
