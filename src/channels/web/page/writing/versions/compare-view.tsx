import { Button } from "antd";
import { useMemo } from "react";
import { writingTexts } from "../../texts/writing.ts";
import { RemoveIcon } from "../shared/writing-icons.tsx";
import { countChanges, type DiffPiece, diffTexts, takeBack } from "./diff-text.ts";

interface CompareViewProps {
  readonly before: { readonly name: string; readonly text: string };
  readonly after: { readonly name: string; readonly text: string };
  readonly onClose: () => void;
  /** Takes a text with a paragraph put back; null where the later text is not the one on the desk. */
  readonly onTake: ((text: string) => void) | null;
}

/** Two texts in one, changed words marked; not by colour alone: what is gone is struck through. */
export function CompareView({ before, after, onClose, onTake }: CompareViewProps) {
  const { versions } = writingTexts;
  const lines = useMemo(() => diffTexts(before.text, after.text), [before.text, after.text]);
  const { added, removed } = useMemo(() => countChanges(lines), [lines]);
  return (
    <section className="compare" aria-label={versions.compare}>
      <header className="compare-head">
        <h3>
          {before.name} → {after.name}
        </h3>
        <span className="muted small">
          {added + removed === 0 ? versions.same : versions.summary(added, removed)}
        </span>
        <span className="spacer" />
        <Button
          type="text"
          size="small"
          icon={<RemoveIcon />}
          aria-label={versions.close}
          onClick={onClose}
        />
      </header>
      <div className="compare-text">
        {lines.map((line, index) => (
          // Lines of one comparison never move: their position is their identity.
          // oxlint-disable-next-line react/no-array-index-key
          <p key={index} className={line.changed ? "is-changed" : undefined}>
            {line.pieces.map((piece, at) => (
              // As above.
              // oxlint-disable-next-line react/no-array-index-key
              <Piece key={at} piece={piece} />
            ))}
            {line.changed && onTake !== null && (
              <button type="button" className="take-back" onClick={() => onTake(takeBack(after.text, line))}>
                {versions.takeBack}
              </button>
            )}
          </p>
        ))}
      </div>
    </section>
  );
}

function Piece({ piece: { change, text } }: { piece: DiffPiece }) {
  if (change === "same") return text;
  return change === "added" ? <ins>{text}</ins> : <del>{text}</del>;
}
