import type { Citation, Unsupported } from "../domain/answers/answer.ts";
import { findFigures, sameFigure } from "./figures.ts";

/** One line of an answer before it is final. */
export interface AnswerLine {
  /** `quote`: the source's words; `own`: ours, whose figures must come from somewhere. */
  readonly kind: "quote" | "own";
  /** Without `[n]` marks. */
  readonly text: string;
  /** Of a quote: what it is said of, put before it by code. */
  readonly label?: string;
  /** Citations the line rests on; a quote shows their marks. */
  readonly citations: readonly number[];
  /** Titles, articles, dates and counts taken from the store by code: figures in them may be named. */
  readonly metadata: readonly string[];
}

export interface CheckedAnswer {
  readonly lines: readonly AnswerLine[];
  readonly citations: readonly Citation[];
  readonly unsupported: readonly Unsupported[];
}

/**
 * Lets through only what the sources bear: quotations that are slices of the named document, and own
 * sentences whose every figure stands in a cited passage or in metadata. `textOf` gives a document's
 * stored text, or null when it is not there.
 */
export function checkAnswer(
  lines: readonly AnswerLine[],
  citations: readonly Citation[],
  textOf: (file: string) => string | null,
): CheckedAnswer {
  const sound = new Map(
    citations.filter((citation) => isSlice(citation, textOf)).map((citation) => [citation.n, citation]),
  );
  const unsupported: Unsupported[] = [];
  const kept: AnswerLine[] = [];
  for (const line of lines) {
    const reason = faultOf(line, sound);
    if (reason === null) kept.push(line);
    else unsupported.push({ text: line.text, reason });
  }
  const cited = new Set(kept.filter((line) => line.kind === "quote").flatMap((line) => line.citations));
  return { lines: kept, citations: citations.filter(({ n }) => sound.has(n) && cited.has(n)), unsupported };
}

function isSlice(citation: Citation, textOf: (file: string) => string | null): boolean {
  return (
    citation.quote !== "" && textOf(citation.file)?.slice(citation.start, citation.end) === citation.quote
  );
}

function faultOf(line: AnswerLine, sound: ReadonlyMap<number, Citation>): string | null {
  const cited = line.citations.map((n) => sound.get(n)).filter((citation) => citation !== undefined);
  if (cited.length < line.citations.length) return "所引出处无法核对";
  if (line.kind === "quote") {
    if (cited.length === 0) return "没有出处";
    return cited.some((citation) => citation.quote.includes(line.text)) ? null : "与原文不一致";
  }
  const sources = [...cited.map((citation) => citation.quote), ...line.metadata].flatMap(findFigures);
  const loose = findFigures(line.text).find(
    (figure) => !sources.some((source) => sameFigure(figure, source)),
  );
  return loose === undefined ? null : `“${loose.text}”未见于所引条文`;
}
