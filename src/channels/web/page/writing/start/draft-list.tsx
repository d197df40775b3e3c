import { Button } from "antd";
import { useState } from "react";
import type { DraftSummary } from "../../../../../domain/writing/draft.ts";
import { messageOf } from "../../api/http.ts";
import { fetchDrafts, removeDraft } from "../../api/writing.ts";
import { LoadFailure } from "../../shared/load-failure.tsx";
import { useFetched } from "../../state/use-fetched.ts";
import { localTime } from "../../text/local-time.ts";
import { writingTexts } from "../../texts/writing.ts";
import { RemoveIcon } from "../shared/writing-icons.tsx";

const shownAtFirst = 8;

/** One's own drafts, the latest first. */
export function DraftList() {
  const { start, desk } = writingTexts;
  const { value, failure, refresh } = useFetched(fetchDrafts);
  const [limit, setLimit] = useState(shownAtFirst);
  const [problem, setProblem] = useState<string | null>(null);
  const remove = (id: string): void => {
    removeDraft(id).then(refresh, (error: unknown) => setProblem(messageOf(error)));
  };
  return (
    <section className="draft-list">
      <h3 className="section-title">{start.drafts}</h3>
      {(failure ?? problem) !== null && (
        <LoadFailure
          message={failure ?? problem ?? ""}
          onRetry={() => {
            setProblem(null);
            refresh();
          }}
        />
      )}
      {value?.length === 0 && <p className="muted">{start.draftsNone}</p>}
      <ul>
        {value?.slice(0, limit).map((draft) => (
          <li key={draft.id} className="draft-item">
            <a href={`#/write/${encodeURIComponent(draft.id)}`} className="draft-link">
              <span className="draft-title">{draft.title === "" ? desk.untitled : draft.title}</span>
              <span className="muted small">
                {draft.unfinished === null
                  ? start.draftLine(draft.kind, draft.characters, draft.open)
                  : start.unfinishedLine(draft.kind, draft.unfinished.done, draft.unfinished.total)}
                {" · "}
                {localTime(draft.at)}
              </span>
            </a>
            <RemoveButton draft={draft} onRemove={() => remove(draft.id)} />
          </li>
        ))}
      </ul>
      {value !== null && value.length > limit && (
        <Button type="text" size="small" onClick={() => setLimit(value.length)}>
          {writingTexts.start.moreDrafts(value.length - limit)}
        </Button>
      )}
    </section>
  );
}

/** Asks once more in its own place: a draft does not come back. */
function RemoveButton({ draft, onRemove }: { draft: DraftSummary; onRemove: () => void }) {
  const { start } = writingTexts;
  const [asked, setAsked] = useState(false);
  return asked ? (
    <Button size="small" danger onClick={onRemove} onBlur={() => setAsked(false)} autoFocus>
      {start.removeConfirm}
    </Button>
  ) : (
    <Button
      type="text"
      size="small"
      icon={<RemoveIcon />}
      aria-label={`${start.remove}：${draft.title}`}
      onClick={() => setAsked(true)}
    />
  );
}
