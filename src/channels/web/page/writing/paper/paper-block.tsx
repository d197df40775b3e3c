import type { ReactNode } from "react";
import { breakTitle } from "../../../../../domain/text/break-title.ts";
import { findDraftPlaceholders } from "../../../../../domain/text/draft-placeholders.ts";
import type { Block } from "../../../../../domain/text/read-blocks.ts";

interface PaperBlockProps {
  readonly block: Block;
  readonly next: Block | undefined;
}

/** One part of a document as drafting/word lays it out: whole lines of the grid, nothing between. */
export function PaperBlock({ block, next }: PaperBlockProps) {
  switch (block.part) {
    case "title":
      return (
        <>
          {breakTitle(block.text).map((line) => (
            <p key={line} className="paper-title">
              {withGaps(line)}
            </p>
          ))}
          {next?.part !== "byline" && <BlankLine />}
        </>
      );
    case "byline":
      return (
        <>
          <p className="paper-byline">{withGaps(block.text)}</p>
          {next?.part !== "byline" && <BlankLine />}
        </>
      );
    case "heading":
      return (
        <p className="paper-body">
          <span className={`paper-heading-${block.level}`}>{withGaps(block.text)}</span>
          {withGaps(block.rest)}
        </p>
      );
    case "annex-note":
      return (
        <>
          <BlankLine />
          <p className="paper-body">{withGaps(block.text)}</p>
        </>
      );
    case "signature":
      return (
        <>
          <BlankLine />
          <BlankLine />
          <p className="paper-right" style={{ paddingRight: `${signatureIndent(block.text, next)}em` }}>
            {withGaps(block.text)}
          </p>
        </>
      );
    case "date":
      return <p className="paper-right paper-date">{withGaps(block.text)}</p>;
    case "annex":
      return (
        <>
          <p className="paper-annex">{block.text}</p>
          <BlankLine />
        </>
      );
    default:
      return <p className={`paper-${block.part}`}>{withGaps(block.text)}</p>;
  }
}

export function BlankLine() {
  return <p aria-hidden="true">{"\u00a0"}</p>;
}

/** Centred above the date, whose last character stands four from the right. */
function signatureIndent(text: string, next: Block | undefined): number {
  const date = next?.part === "date" ? next.text : "";
  return Math.max(0, 4 + (widthOf(date) - widthOf(text)) / 2);
}

/** In characters; half-width signs take half of one. */
function widthOf(text: string): number {
  return Array.from(text).reduce((sum, sign) => sum + (/[\u0020-\u007e]/u.test(sign) ? 0.5 : 1), 0);
}

/** What is still open is seen here too, but not printed. */
function withGaps(text: string): ReactNode {
  const pieces: ReactNode[] = [];
  let at = 0;
  for (const gap of findDraftPlaceholders(text)) {
    pieces.push(
      text.slice(at, gap.start),
      <span key={gap.start} className="paper-gap">
        {gap.text}
      </span>,
    );
    at = gap.end;
  }
  return [...pieces, text.slice(at)];
}
