import { readFileSync } from "node:fs";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { expect, it } from "vitest";
import { reviewLayout } from "../../../../src/drafting/review/review-layout.ts";
import { reviewText } from "../../../../src/drafting/review/review-text.ts";
import { buildWord } from "../../../../src/drafting/word/build-word.ts";
import { packagedHouse } from "../../../support/house.ts";

const { formulations } = packagedHouse();
const statusOf = (title: string) =>
  title === "干部教育培训工作条例（试行）" ? { status: "已废止", replacement: "干部教育培训工作条例" } : null;
const read = (name: string): string =>
  readFileSync(new URL(`../../../fixtures/review/${name}`, import.meta.url), "utf8");
/** By file, each fault that was planted: the rule that must find it, and words of the place. */
const planted = JSON.parse(read("planted.json")) as Record<string, [string, string][]>;
/** Findings beside those planted that a writer may have to wave away. */
const mostFalse = 5;

it.each(Object.entries(planted))("finds everything planted in %s, and little else", (file, faults) => {
  const { findings } = reviewText(read(file), file, { formulations, statusOf });
  const isOf = (finding: (typeof findings)[number], [rule, words]: [string, string]): boolean =>
    finding.rule === rule && (finding.text.includes(words) || finding.problem.includes(words));
  const missed = faults.filter((fault) => !findings.some((finding) => isOf(finding, fault)));
  expect(missed).toEqual([]);
  const others = findings.filter((finding) => !faults.some((fault) => isOf(finding, fault)));
  expect(others.map(({ rule, text, problem }) => `${rule} ${text} ${problem}`).slice(mostFalse)).toEqual([]);
});

it.each([
  ["the paper", /w:w="\d+" w:h="\d+"/u, 'w:w="12240" w:h="15840"', "纸张不是 A4"],
  ["a margin", /w:left="\d+"/u, 'w:left="1800"', "左边距"],
  ["the lines of a page", /w:line="579"/gu, 'w:line="600"', "排不成 22 行"],
  ["the font", /仿宋_GB2312/gu, "宋体", "没有用仿宋体"],
  ["the size", /w:sz w:val="32"/gu, 'w:sz w:val="28"', "不是 3 号字"],
])("finds what is wrong with %s of a Word file", async (_, right, wrong, problem) => {
  const word = await buildWord(
    "标题\n正文一段。",
    { letterhead: null, isBulletin: false, remarks: [] },
    new Date("2024-03-01"),
  );
  const parts = unzipSync(word);
  const changed = Object.fromEntries(
    Object.entries(parts).map(([name, bytes]) => [
      name,
      /document\.xml$|styles\.xml$/u.test(name)
        ? strToU8(strFromU8(bytes).replaceAll(new RegExp(right.source, "gu"), wrong))
        : bytes,
    ]),
  );
  const found = reviewLayout(zipSync(changed)).map((finding) => finding.problem);
  expect(found).toEqual([expect.stringContaining(problem)]);
});
