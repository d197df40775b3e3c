import { Alert, Button, Segmented, Skeleton } from "antd";
import { useCallback, useMemo, useState } from "react";
import type { Comparison, ComparedDocument } from "../../../../../domain/documents/comparison.ts";
import { fetchComparison } from "../../api/library.ts";
import { LoadFailure } from "../../shared/load-failure.tsx";
import { SourceBadges } from "../../shared/source-badges.tsx";
import { type OpenSource, wholeTarget } from "../../state/source-target.ts";
import { useFetched } from "../../state/use-fetched.ts";
import { hashOf } from "../../state/use-room.ts";
import { inMarks } from "../../text/source-words.ts";
import { texts } from "../../texts.ts";
import { PairRow } from "./pair-row.tsx";
import "../../styles/compare.css";

interface CompareViewProps {
  readonly older: string;
  readonly newer: string;
  readonly onOpen: OpenSource;
}

/** Two versions of a regulation clause by clause, the changed words marked on both sides. */
export function CompareView({ older, newer, onOpen }: CompareViewProps) {
  const { compare: words } = texts.library;
  const fetchIt = useCallback((signal: AbortSignal) => fetchComparison(older, newer, signal), [older, newer]);
  const { value: comparison, failure, refresh } = useFetched(fetchIt);
  return (
    <div className="room is-wide">
      <div className="room-bar">
        <h2 className="room-title">{words.title}</h2>
        <span className="spacer" />
        <Button href={hashOf("library")}>{words.back}</Button>
      </div>
      {failure !== null && <LoadFailure message={failure} onRetry={refresh} />}
      {comparison === null && failure === null && <Skeleton active />}
      {comparison !== null && <Compared comparison={comparison} onOpen={onOpen} />}
    </div>
  );
}

type Shown = "changes" | "changed" | "added" | "removed" | "all";

/** Pairs drawn at first, and added by each press: a long code has a thousand. */
const step = 100;

function Compared({ comparison, onOpen }: { comparison: Comparison; onOpen: OpenSource }) {
  const { compare: words } = texts.library;
  const { counts, notes, pairs } = comparison;
  const [shown, setShown] = useState<Shown>("changes");
  const [limit, setLimit] = useState(step);
  const chosen = useMemo(
    () =>
      pairs.filter(({ kind }) => shown === "all" || (shown === "changes" ? kind !== "same" : kind === shown)),
    [pairs, shown],
  );
  const sizes: Readonly<Record<Shown, number>> = {
    changes: counts.changed + counts.added + counts.removed,
    changed: counts.changed,
    added: counts.added,
    removed: counts.removed,
    all: pairs.length,
  };
  return (
    <>
      {notes.map((note) => (
        <Alert key={note} type="info" showIcon title={note} />
      ))}
      <div className="room-bar">
        <Segmented
          value={shown}
          onChange={setShown}
          options={(["changes", "changed", "added", "removed", "all"] as const).map((value) => ({
            value,
            label: `${words.kinds[value]} ${sizes[value]}`,
          }))}
        />
        {counts.moved > 0 && <span className="muted small">{words.movedCount(counts.moved)}</span>}
      </div>
      <div className="compared" role="table" aria-label={words.title}>
        <div className="compared-head" role="row">
          <Side document={comparison.old} name={words.older} onOpen={onOpen} />
          <Side document={comparison.new} name={words.newer} onOpen={onOpen} />
        </div>
        {chosen.slice(0, limit).map((pair) => (
          <PairRow
            key={`${pair.old?.start ?? "-"}#${pair.new?.start ?? "-"}`}
            pair={pair}
            older={comparison.old}
            newer={comparison.new}
            onOpen={onOpen}
          />
        ))}
      </div>
      {chosen.length === 0 && <p className="muted table-note">{words.none}</p>}
      {chosen.length > limit && (
        <Button type="text" block onClick={() => setLimit((count) => count + step)}>
          {words.more(chosen.length - limit)}
        </Button>
      )}
    </>
  );
}

function Side({ document, name, onOpen }: { document: ComparedDocument; name: string; onOpen: OpenSource }) {
  return (
    <div role="columnheader" className="compared-side">
      <span className="muted small">{name}</span>
      <div className="source-line">
        <button type="button" className="source-title" onClick={() => onOpen(wholeTarget(document))}>
          {inMarks(document.title)}
        </button>
        <SourceBadges status={document.status} textKind={document.text_kind} />
      </div>
      {document.effective !== null && (
        <span className="muted small">
          {texts.source.effectiveOn} {document.effective}
        </span>
      )}
    </div>
  );
}
