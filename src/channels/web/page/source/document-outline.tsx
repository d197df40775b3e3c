import { useMemo } from "react";
import { outlineOf, type OutlineEntry } from "../../../../domain/documents/document-outline.ts";
import type { DocumentView } from "../../../../domain/documents/view.ts";
import type { Mark } from "../text/document-lines.ts";
import { texts } from "../texts.ts";

interface DocumentOutlineProps {
  readonly view: DocumentView;
  readonly onGoTo: (mark: Mark) => void;
}

/** The headings and articles of a document as they were understood; each leads to its place in the text. */
export function DocumentOutline({ view, onGoTo }: DocumentOutlineProps) {
  const outline = useMemo(() => outlineOf(view.chunks), [view]);
  if (outline.length === 0) return <p className="muted">{texts.library.outlineNone}</p>;
  return <Entries entries={outline} onGoTo={onGoTo} />;
}

function Entries({ entries, onGoTo }: { entries: readonly OutlineEntry[]; onGoTo: (mark: Mark) => void }) {
  return (
    <ul className="outline">
      {entries.map((entry) => (
        <li key={entry.start}>
          <button type="button" className="clause-link" onClick={() => onGoTo(entry)}>
            {entry.title}
          </button>
          {entry.children.length > 0 && <Entries entries={entry.children} onGoTo={onGoTo} />}
        </li>
      ))}
    </ul>
  );
}
