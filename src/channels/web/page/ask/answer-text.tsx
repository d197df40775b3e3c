import type { Citation } from "../../../../domain/answer.ts";
import { splitMarks } from "../text/answer-pieces.ts";
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
            {splitMarks(line, citations).map(({ text: piece, citation }, position) =>
              citation === null ? (
                piece
              ) : (
                <CitationMark key={`${position}-${citation.n}`} citation={citation} onOpen={onOpen} />
              ),
            )}
          </p>
        ),
      )}
    </div>
  );
}

/** （一）, 1. and ① begin an item of a list: it hangs. */
const itemPattern = /^(?:（[一二三四五六七八九十]+）|\d{1,2}[.．、]|[①-⑳]|[-·•])/u;
