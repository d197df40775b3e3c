import type { AnswerLine } from "../../grounding/check-answer.ts";

/** Own lines as they are; quotations with the marks of what they rest on. */
export function renderLine(line: AnswerLine): string {
  return line.kind === "own"
    ? line.text
    : (line.label ?? "") + line.text + line.citations.map((n) => `[${n}]`).join("");
}
