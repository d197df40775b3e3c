import type { DocumentView } from "../../../../domain/documents/view.ts";
import { texts } from "../texts.ts";

/** What cleaning took out of the file, and why: nothing is lost without a word. */
export function RemovedParts({ view }: { view: DocumentView }) {
  const removed = view.removed ?? [];
  if (removed.length === 0) return <p className="muted">{texts.library.removedNone}</p>;
  return (
    <ul className="removed">
      {removed.map(({ text, reason }, index) => (
        // The same line may have been taken out several times: its position is its identity.
        // oxlint-disable-next-line react/no-array-index-key
        <li key={index}>
          <span className="badge badge-plain">{reason}</span> {text}
        </li>
      ))}
    </ul>
  );
}
