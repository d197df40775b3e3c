import { findPlaceholders } from "../../../grounding/placeholders.ts";
import { findDraftPlaceholders } from "../../../domain/text/draft-placeholders.ts";
import type { RawFinding, ReviewedText } from "../reviewed-text.ts";

const names = /[xXＸ×]{1,4}(?=[\p{Script=Han}])/gu;
/** A heading with nothing but dots below it. */
const dots = /^\s*(?:…{1,}|\.{3,})\s*$/u;

/** Figures and names still open, one finding a line. */
export function emptySlots({ lines }: ReviewedText): RawFinding[] {
  return lines.flatMap((line) => {
    if (dots.test(line.text))
      return [
        {
          at: line.start,
          end: line.start + line.text.length,
          problem: "只有省略号，没有内容",
          fix: "补写内容或删去这一部分",
        },
      ];
    const gaps = [
      ...findPlaceholders(line.text),
      ...findDraftPlaceholders(line.text),
      ...[...line.text.matchAll(names)].map((match) => ({
        text: match[0],
        start: match.index,
        end: match.index + match[0].length,
      })),
    ].toSorted((a, b) => a.start - b.start);
    const apart = gaps.filter((gap, index) => index === 0 || gap.start >= (gaps[index - 1]?.end ?? 0));
    const [first] = apart;
    if (first === undefined) return [];
    const shown = [...new Set(apart.map(({ text }) => text))].slice(0, 4).join("、");
    return [
      {
        at: line.start + first.start,
        end: line.start + first.end,
        problem: `这一段有 ${apart.length} 处没有填：${shown}${apart.length > 4 ? "……" : ""}`,
        fix: "填入核实过的数字、名称，没有的删去该句",
      },
    ];
  });
}
