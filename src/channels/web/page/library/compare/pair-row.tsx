import type {
  ComparedClause,
  ComparedDocument,
  ComparedPair,
} from "../../../../../domain/documents/comparison.ts";
import { type OpenSource, wholeTarget } from "../../state/source-target.ts";
import { texts } from "../../texts.ts";
import { cutAtChanges } from "./changed-words.ts";

interface PairRowProps {
  readonly pair: ComparedPair;
  readonly older: ComparedDocument;
  readonly newer: ComparedDocument;
  readonly onOpen: OpenSource;
}

/** One clause before and after: side by side, one below the other on a narrow screen. */
export function PairRow({ pair, older, newer, onOpen }: PairRowProps) {
  const { compare: words } = texts.library;
  const open = (document: ComparedDocument, clause: ComparedClause) => (): void =>
    onOpen({ ...wholeTarget(document), marks: [clause] });
  return (
    <div className={`pair is-${pair.kind}`} role="row">
      <div role="cell" className="pair-side" data-side={words.older}>
        {pair.old === null ? (
          <span className="muted">{words.notThere}</span>
        ) : (
          <ClauseWords clause={pair.old} side="old" onOpen={open(older, pair.old)} />
        )}
      </div>
      <div role="cell" className="pair-side" data-side={words.newer}>
        {pair.new === null ? (
          <span className="muted">{words.gone}</span>
        ) : (
          <>
            <ClauseWords clause={pair.new} side="new" onOpen={open(newer, pair.new)} />
            {pair.moved && <span className="badge badge-plain">{words.moved}</span>}
          </>
        )}
      </div>
    </div>
  );
}

interface ClauseWordsProps {
  readonly clause: ComparedClause;
  readonly side: "old" | "new";
  readonly onOpen: () => void;
}

function ClauseWords({ clause, side, onOpen }: ClauseWordsProps) {
  const { article, path, text, changes } = clause;
  const Changed = side === "old" ? "del" : "ins";
  return (
    <>
      <button type="button" className="clause-link muted small" onClick={onOpen}>
        {[...path, ...(article === null ? [] : [article])].join(" > ")}
      </button>
      <p className="pair-text">
        {cutAtChanges(text, changes).map(({ text: piece, changed, start }) =>
          changed ? <Changed key={start}>{piece}</Changed> : piece,
        )}
      </p>
    </>
  );
}
