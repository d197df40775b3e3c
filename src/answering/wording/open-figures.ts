import type { AnswerLine } from "../../grounding/check-answer.ts";
import { findPlaceholders } from "../../grounding/placeholders.ts";

const mostNamed = 5;

/** Says that a report leaves a figure open; a placeholder is never given as a number. */
export function openFiguresLine(quotes: readonly string[], citations: readonly number[]): AnswerLine | null {
  const gaps = [...new Set(quotes.flatMap(findPlaceholders).map((gap) => gap.text))];
  if (gaps.length === 0) return null;
  const named = gaps.slice(0, mostNamed).join("、") + (gaps.length > mostNamed ? "等" : "");
  return {
    kind: "own",
    text: `原文此处留空（${named}），没有给出数字。`,
    citations,
    metadata: gaps,
  };
}
