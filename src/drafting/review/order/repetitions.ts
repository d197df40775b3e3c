import { fixedTermSpans } from "../../wording/fixed-terms.ts";
import type { RawFinding, ReviewedText } from "../reviewed-text.ts";

const doubled = /([\p{Script=Han}]{2,10})\1/gu;
const doubledItem = /([\p{Script=Han}“”]{4,30})[、，；]\1(?=[、，；。等的])/gu;
const longClause = 16;
/** Slogans are said more than once by design. */
const slogan = /习近平|中国特色社会主义|党的[一二三四五六七八九十]+大|中央|全会|四个意识|两个维护|新时代/u;

/** A word or an item said twice in a row, and long clauses that stand in two places. */
export function repetitions({ text, lines, formulations }: ReviewedText): RawFinding[] {
  const inRow = [...text.matchAll(doubled)]
    .filter((match) => !isIdiomatic(text, match.index, match[1] ?? ""))
    .map((match) => ({
      at: match.index,
      end: match.index + match[0].length,
      problem: `“${match[1]}”连写了两遍`,
      fix: match[1] ?? "",
    }));
  const items = [...text.matchAll(doubledItem)].map((match) => ({
    at: match.index,
    end: match.index + match[0].length,
    problem: `“${match[1]}”重复`,
    fix: match[1] ?? "",
  }));
  const seen = new Map<string, number>();
  const clauses: RawFinding[] = [];
  for (const line of lines) {
    for (const match of line.text.matchAll(/[^，。；：！？\n]+/gu)) {
      const clause = match[0]
        .replace(/^[（(]?[一二三四五六七八九十\d]+[）)、.是要]+/u, "")
        .replace(/^(?:要|将|切实|努力|不断)+/u, "")
        .trim();
      if (
        clause.length < longClause ||
        slogan.test(clause) ||
        formulations.some(({ phrase }) => clause === phrase)
      )
        continue;
      const before = seen.get(clause);
      if (before === undefined) {
        seen.set(clause, line.number);
        continue;
      }
      const at = line.start + match.index;
      clauses.push({
        at,
        end: at + match[0].length,
        problem: `这一句与第${before}行重复`,
        fix: "删去一处，或换一个说法",
      });
    }
  }
  return [...inRow, ...items, ...clauses];
}

/** 一件一件, 组织组织生活, names of two-part terms. */
function isIdiomatic(text: string, at: number, word: string): boolean {
  if (word.startsWith("一") || /^(.)\1$/u.test(word)) return true;
  if (word === "组织" && /[党级层会]$/u.test(text.slice(0, at))) return true;
  return fixedTermSpans(text.slice(Math.max(0, at - 6), at + word.length * 2 + 6)).some(
    ([from, to]) => to - from >= word.length * 2 && from <= 6,
  );
}
