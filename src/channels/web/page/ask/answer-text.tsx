import { Fragment } from "react";
import type { Citation } from "../../../../domain/answers/answer.ts";
import { joinMarks, splitMarks } from "../text/answer-pieces.ts";
import { CitationMark } from "../source/citation-mark.tsx";

interface AnswerTextProps {
  readonly text: string;
  readonly citations: readonly Citation[];
  readonly streaming: boolean;
  readonly onOpen: (citation: Citation) => void;
}

/** An answer as text, never as markup: only `[n]` becomes something to click. */
export function AnswerText({ text, citations, streaming, onOpen }: AnswerTextProps) {
  const lines = text.split("\n");
  return (
    <div className={streaming ? "answer-text is-streaming" : "answer-text"}>
      {lines.map((line, index) =>
        line.trim() === "" ? null : (
          // Lines are only ever appended: their position is their identity.
          // oxlint-disable-next-line react/no-array-index-key
          <p key={index} className={itemPattern.test(line) ? "is-item" : undefined}>
            {joinMarks(splitMarks(line, citations)).map(({ text: piece, marks }, position) => {
              if (marks.length === 0) return piece;
              // The last sign and its marks stay together: a line never begins with a mark.
              const last = Array.from(piece).at(-1) ?? "";
              return (
                // oxlint-disable-next-line react/no-array-index-key
                <Fragment key={position}>
                  {piece.slice(0, piece.length - last.length)}
                  <span className="unbroken">
                    {last}
                    {marks.map((citation) => (
                      <CitationMark key={citation.n} citation={citation} onOpen={onOpen} />
                    ))}
                  </span>
                </Fragment>
              );
            })}
          </p>
        ),
      )}
    </div>
  );
}

/** （一）, 1. and ① begin an item of a list: it hangs. */
const itemPattern = /^(?:（[一二三四五六七八九十]+）|\d{1,2}[.．、]|[①-⑳]|[-·•])/u;
