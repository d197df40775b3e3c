import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { buildWord } from "../../src/drafting/word/build-word.ts";

/** What LibreOffice makes of our Word files: pages as a person would see them. */
const programs = ["soffice", "pdftotext"].filter(
  (name) => spawnSync(name, ["-v"], { stdio: "ignore" }).error !== undefined,
);
if (programs.length > 0)
  console.warn(`Word pages are not looked at: ${programs.join(", ")} is not installed here`);
const folder = mkdtempSync(join(tmpdir(), "youju-word-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Word {
  readonly text: string;
  /** Points from the upper left corner of the page. */
  readonly x: number;
  readonly y: number;
  readonly right: number;
  readonly bottom: number;
}

const now = new Date("2024-03-01T00:00:00Z");
type Options = Parameters<typeof buildWord>[1];
const plain: Options = { letterhead: null, isBulletin: false, remarks: [] };

/** Words of each page, in the order of the page. */
async function pagesOf(name: string, text: string, options: Options): Promise<Word[][]> {
  writeFileSync(join(folder, `${name}.docx`), await buildWord(text, options, now));
  const profile = `-env:UserInstallation=file://${join(folder, "profile")}`;
  execFileSync(
    "soffice",
    [profile, "--headless", "--convert-to", "pdf", "--outdir", folder, join(folder, `${name}.docx`)],
    {
      stdio: "ignore",
    },
  );
  execFileSync("pdftotext", ["-bbox", join(folder, `${name}.pdf`), join(folder, `${name}.html`)]);
  return readFileSync(join(folder, `${name}.html`), "utf8")
    .split("<page ")
    .slice(1)
    .map((page) =>
      [
        ...page.matchAll(/<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)</gu),
      ].map(([, x, y, right, bottom, said]) => ({
        text: said ?? "",
        x: Number(x),
        y: Number(y),
        right: Number(right),
        bottom: Number(bottom),
      })),
    );
}

const mm = (points: number): number => (points / 72) * 25.4;
const isNumber = ({ text }: Word): boolean =>
  /^[—–-]/u.test(text) || text === "1" || text === "2" || text === "—";

describe.skipIf(programs.length > 0)("pages of a Word file", () => {
  it("hold 22 lines of 28 characters between the standard's margins", async () => {
    const [first = [], second = []] = await pagesOf("full", "一二三四五六七八九十".repeat(150), plain);
    for (const page of [first, second]) {
      const lines = page.filter(({ text }) => text.length > 20);
      expect(lines).toHaveLength(22);
      // The first line of all begins two characters in.
      expect(lines.slice(page === first ? 1 : 0).every(({ text }) => text.length === 28)).toBe(true);
      expect(mm(Math.min(...lines.slice(1).map(({ x }) => x)))).toBeCloseTo(28, 0);
      expect(mm(Math.max(...lines.map(({ right }) => right)))).toBeLessThan(210 - 26 + 0.6);
      expect(mm(Math.min(...lines.map(({ y }) => y)))).toBeGreaterThan(36);
      expect(mm(Math.max(...lines.map(({ bottom }) => bottom)))).toBeLessThan(297 - 35 + 1);
    }
    // — 1 — on the right of an odd page, on the left of an even one.
    expect(mm(Math.max(...first.filter(isNumber).map(({ x }) => x)))).toBeGreaterThan(150);
    expect(mm(Math.min(...second.filter(isNumber).map(({ x }) => x)))).toBeLessThan(50);
  });

  it("have the red head at the top of the first and 版记 at the foot of the last", async () => {
    const letterhead = {
      issuer: "中共清河区委组织部文件",
      documentNumber: "清组〔2024〕3号",
      signer: "李四",
      copies: "区委办公室，区财政局",
      printedBy: "区委组织部办公室",
      printedOn: "2024年3月1日",
    };
    const text = [
      "关于举办村党组织书记培训班的请示",
      "市委组织部：",
      "拟举办培训班。",
      "妥否，请批示。",
      "附件：1.课程安排",
      "2.名额分配表",
      "中共清河区委组织部",
      "2024年3月1日",
      "（联系人：王五，联系电话：12345）",
      "附件1",
      "课程安排",
      "上午授课。",
    ].join("\n");
    const pages = await pagesOf("request", text, { ...plain, letterhead });
    const [first = [], last = []] = [pages[0], pages.at(-1)];
    const at = (page: readonly Word[], start: string): Word => {
      const found = page.find((word) => word.text.startsWith(start));
      if (found === undefined) throw new Error(`${start} is not on the page`);
      return found;
    };
    expect(mm(at(first, "中共清河区委组织部文件").y)).toBeGreaterThan(37 + 30);
    expect(mm(at(first, "中共清河区委组织部文件").y)).toBeLessThan(37 + 42);
    // A further annex stands below the number of the first.
    expect(at(pages.flat(), "2.名额").x).toBeCloseTo(at(pages.flat(), "附件：1").x + 3 * 15.8, -1);
    // 附件另页, and what closes the document on the lower edge of its type area.
    expect(mm(at(last, "附件").y)).toBeLessThan(50);
    expect(mm(at(last, "抄送：").y)).toBeGreaterThan(235);
    expect(mm(at(last, "区委组织部办公室").bottom)).toBeLessThan(297 - 35 + 2);
  });
});
