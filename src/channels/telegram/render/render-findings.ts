import type { TextKind } from "../../../domain/documents/document.ts";
import type { SearchPassage } from "../../../domain/answers/search.ts";
import { bold, richText, type RichPiece, type RichText } from "./text/rich-text.ts";
import { textKindLabel, titleInMarks } from "./text/source-labels.ts";

/** A paragraph longer than this is opened by its button. */
const longestParagraph = 700;

/** A paragraph and whose words it holds. */
export interface Finding extends SearchPassage {
  readonly textKind: TextKind;
}

/** Paragraphs of past reports, numbered from `from`, each under the report it stands in. */
export function renderFindings(
  subject: string,
  page: readonly Finding[],
  from: number,
  total: number,
): RichText {
  const pieces: RichPiece[] = [
    `以往材料中写“${subject}”的段落，新的在前（${String(from + 1)}–${String(from + page.length)}，共 ${String(total)} 段）`,
  ];
  for (const [at, { title, path, text, textKind }] of page.entries()) {
    const place = path === "" ? "" : ` · ${path}`;
    pieces.push(
      "\n\n",
      bold(`${String(from + at + 1)}. ${titleInMarks(title)}`),
      `${textKindLabel(textKind)}${place}\n${shorten(text)}`,
    );
  }
  return richText(pieces);
}

function shorten(text: string): string {
  const letters = Array.from(text.trim());
  return letters.length > longestParagraph
    ? `${letters.slice(0, longestParagraph).join("")}……（余下点“原文”看）`
    : letters.join("");
}
