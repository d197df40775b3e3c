import { toNumber } from "../../../domain/text/numerals.ts";
import type { RawFinding, ReviewedText } from "../reviewed-text.ts";

const numeral = "[一二三四五六七八九十]{1,3}";
const inline = new RegExp(
  `(?<=^|[。；：，、！？\\s])(${numeral})(是|要)(?![\\p{Script=Han}]{0,3}(?:一|二))`,
  "gmu",
);
const wrongComma = new RegExp(`^[^\\S\\n]*(${numeral})[，,](?=[\\p{Script=Han}])`, "gmu");
const headings: readonly (readonly [string, RegExp])[] = [
  ["、", new RegExp(`^[^\\S\\n]*(${numeral})[、，,]`, "gmu")],
  ["（）", new RegExp(`^[^\\S\\n]*（(${numeral})）`, "gmu")],
  ["1.", /^[^\S\n]*(\d{1,2})[.．](?!\d)/gmu],
];

interface Mark {
  readonly value: number;
  readonly word: string;
  readonly at: number;
  readonly end: number;
}

/** Runs of 一是、二是 that skip, mix or dangle, headings that skip, and `二，` for `二、`. */
export function enumerations({ text, lines }: ReviewedText): RawFinding[] {
  const findings: RawFinding[] = [...text.matchAll(wrongComma)].map((match) => ({
    at: match.index,
    end: match.index + match[0].length,
    problem: `序号“${match[0].trim()}”的标点不对`,
    fix: `${match[1]}、`,
  }));
  for (const line of lines) findings.push(...checkRun(line.text, line.start));
  for (const [style, pattern] of headings) findings.push(...checkHeadings(text, style, pattern));
  return findings.toSorted((a, b) => a.at - b.at);
}

function checkRun(line: string, offset: number): RawFinding[] {
  const marks = [...line.matchAll(inline)].map((match): Mark => ({
    value: toNumber(match[1] ?? "") ?? 0,
    word: match[2] ?? "",
    at: match.index,
    end: match.index + match[0].length,
  }));
  const findings: RawFinding[] = [];
  let expected = 1;
  let word = "";
  for (const [index, mark] of marks.entries()) {
    const whole = line.slice(mark.at, mark.end);
    if (mark.value === 1) [expected, word] = [1, mark.word];
    // A paragraph may begin in the middle of a run that the one before it opened.
    else if (expected === 1 && mark.at < 2) [expected, word] = [mark.value, mark.word];
    const dangles = line.slice(mark.end).replaceAll(/[\s。；，]/gu, "") === "";
    if (mark.value !== expected && !dangles)
      findings.push({
        at: offset + mark.at,
        end: offset + mark.end,
        problem: `“${whole}”前面缺“${numerals[expected] ?? expected}${mark.word}”，序号不连续`,
        fix: `改为“${numerals[expected] ?? expected}${mark.word}”，或补上缺的一条`,
      });
    if (word !== "" && mark.word !== word)
      findings.push({
        at: offset + mark.at,
        end: offset + mark.end,
        problem: `前面用“${word}”，这里用“${mark.word}”，序号写法混用`,
        fix: `${whole.slice(0, -1)}${word}`,
      });
    if (dangles)
      findings.push({
        at: offset + mark.at,
        end: offset + mark.end,
        problem: `“${whole}”后面没有内容`,
        fix: "补写内容，或删去这个序号",
      });
    // 一是、三是、三是: the first 三是 was meant to be 二是.
    const isMiscounted = mark.value === expected + 1 && marks[index + 1]?.value === mark.value;
    expected = isMiscounted ? mark.value : mark.value + 1;
  }
  return findings;
}

const numerals = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"];

function checkHeadings(text: string, style: string, pattern: RegExp): RawFinding[] {
  const findings: RawFinding[] = [];
  let last = 0;
  for (const match of text.matchAll(pattern)) {
    const value = toNumber(match[1] ?? "") ?? 0;
    if (value !== 1 && value > last + 1 && last > 0)
      findings.push({
        at: match.index,
        end: match.index + match[0].length,
        problem: `序号从“${written(last, style)}”跳到“${match[0].trim()}”`,
        fix: `补上“${written(last + 1, style)}”，或重新编号`,
      });
    last = value;
  }
  return findings;
}

function written(value: number, style: string): string {
  if (style === "1.") return `${value}.`;
  return style === "、" ? `${numerals[value] ?? value}、` : `（${numerals[value] ?? value}）`;
}
