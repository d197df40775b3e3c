import type { Review } from "../../../domain/writing/review.ts";
import { bold, richText, type RichPiece, type RichText } from "./text/rich-text.ts";

/** More would be a report of its own: the web page shows them beside the text. */
const mostListed = 30;
const longestQuote = 40;

/** What `check` found, one line a finding, in the order of the text. */
export function renderReview({ findings, counts, characters }: Review): RichText {
  if (findings.length === 0) return richText([`检查了 ${String(characters)} 字，没有发现问题。`]);
  const rules = Object.entries(counts).map(([rule, count]) => `${rule} ${String(count)}`);
  const pieces: RichPiece[] = [
    bold(`检查了 ${String(characters)} 字，有 ${String(findings.length)} 处要看`),
    `\n${rules.join("，")}\n`,
  ];
  for (const { rule, line, text, problem, fix } of findings.slice(0, mostListed)) {
    const quote = text === "" ? "" : `“${shorten(text)}”`;
    pieces.push(
      `\n第 ${String(line)} 行 `,
      bold(rule),
      ` ${quote}${problem}${fix === "" ? "" : `（${fix}）`}`,
    );
  }
  if (findings.length > mostListed)
    pieces.push(`\n……另有 ${String(findings.length - mostListed)} 处，请到网页端查看`);
  return richText(pieces);
}

function shorten(text: string): string {
  const letters = Array.from(text.replace(/\s+/gu, " "));
  return letters.length > longestQuote ? `${letters.slice(0, longestQuote).join("")}…` : letters.join("");
}
