import { toNumber } from "../../../domain/text/numerals.ts";
import type { RawFinding, ReviewedText } from "../reviewed-text.ts";

const numeral = "([一二三四五六七八九十两\\d]{1,2})";
/** 抓好以下六个方面：/ 讲三点意见。 */
const announced = new RegExp(
  `(?:(?:重点|着力)(?:抓好|做好)(?:以下)?|主要(?:有|做了|抓了)(?:以下)?|下面[^。]{0,8}|以下|如下|讲|谈|提)(?:了)?${numeral}(?:个)?(?:方面|点|项|条|个问题|件事|大任务|项工作)[^。：\\n]{0,10}[：。]`,
  "gu",
);
/** 教育、管理、监督等四个方面 */
const summed = new RegExp(
  `((?:[\\p{Script=Han}“”]{2,10}、){1,9}[\\p{Script=Han}“”]{2,10}?)(?:等)?${numeral}(?:个)?(?:方面|环节|领域|机制|工程|行动|清单|制度|渠道|层面|维度|原则)`,
  "gu",
);
const series = [
  /^\s*[一二三四五六七八九十]{1,2}、/u,
  /^\s*（[一二三四五六七八九十]{1,2}）/u,
  /^\s*\d{1,2}[.．](?!\d)/u,
  /^\s*第[一二三四五六七八九十]{1,2}[，、]/u,
];

/** 六个方面 with five items below, 四个方面 after three names. */
export function listCounts(reviewed: ReviewedText): RawFinding[] {
  const { text } = reviewed;
  const findings: RawFinding[] = [];
  for (const match of text.matchAll(announced)) {
    const said = toNumber(match[1] ?? "");
    const listed = countBelow(reviewed, match.index + match[0].length);
    if (said !== null && listed > 1 && listed !== said)
      findings.push({
        at: match.index,
        end: match.index + match[0].length,
        problem: `说的是${match[1]}项，下面列了 ${listed} 项`,
        fix: "核对条数，改数目或补齐条目",
      });
  }
  for (const match of text.matchAll(summed)) {
    const said = toNumber(match[2] ?? "");
    const listed = (match[1] ?? "").split("、").length;
    const open = /、[^、]*$/u.test(text.slice(Math.max(0, match.index - 1), match.index));
    if (said === null || said === listed || open || said > 12) continue;
    findings.push({
      at: match.index,
      end: match.index + match[0].length,
      problem: `说的是${match[2]}项，列出了 ${listed} 项`,
      fix: "核对项数",
    });
  }
  return findings;
}

/** Items of the first kind of mark that comes after a place: inline ones of that line, else those that head lines. */
function countBelow({ lines }: ReviewedText, from: number): number {
  const at = lines.findLastIndex(({ start }) => start <= from);
  const rest = lines[at]?.text.slice(from - (lines[at]?.start ?? 0)) ?? "";
  const inline = rest.match(/(?<=^|[。；：，\s])[一二三四五六七八九十]{1,2}(?:是|要)/gu) ?? [];
  if (inline.length > 0) return inline.length;
  const below = lines.slice(at + 1).filter(({ text }) => text.trim() !== "");
  const style = series.find((pattern) => pattern.test(below[0]?.text ?? ""));
  if (style === undefined) return 0;
  let count = 0;
  const outer = series.slice(0, series.indexOf(style));
  for (const { text } of below) {
    if (style.test(text)) count += 1;
    else if (outer.some((pattern) => pattern.test(text))) break;
  }
  return count;
}
