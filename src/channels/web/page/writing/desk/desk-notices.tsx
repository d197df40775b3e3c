import { Alert, Button } from "antd";
import { texts } from "../../texts.ts";
import { writingTexts } from "../../texts/writing.ts";
import type { Desk } from "../state/use-desk.ts";
import { ConflictNotice } from "./conflict-notice.tsx";

/** What happened to the draft, above it: still being written, cut off, brought back, changed elsewhere. */
export function DeskNotices({ desk, onCompareConflict }: { desk: Desk; onCompareConflict: () => void }) {
  const { desk: words } = writingTexts;
  const { running, failure, stopped, conflict, restored, versions, saveFailure, dirty } = desk;
  const isNew = versions.length === 0;
  return (
    <>
      {running !== null && (
        <div className="desk-running">
          <p className="waiting">
            <span className="waiting-dots" aria-hidden="true" />
            {running.passages === null
              ? words.searching
              : running.what === "revision"
                ? words.revising
                : words.found(running.passages)}
          </p>
          <Button size="small" onClick={desk.stop}>
            {words.stop}
          </Button>
        </div>
      )}
      {(failure !== null || stopped) && (
        <Alert
          className="failure"
          type="warning"
          showIcon
          title={failure === null ? words.stopped : words.failed}
          description={[failure, isNew ? null : words.kept].filter(Boolean).join(" ")}
          action={isNew ? <Button onClick={desk.restart}>{words.again}</Button> : undefined}
        />
      )}
      {saveFailure !== null && dirty && conflict === null && (
        <Alert
          className="failure"
          type="warning"
          showIcon
          title={words.saveFailed}
          description={saveFailure}
          action={<Button onClick={() => void desk.save()}>{texts.failure.retry}</Button>}
        />
      )}
      {conflict !== null && (
        <ConflictNotice
          theirs={conflict}
          onCompare={onCompareConflict}
          onMine={desk.keepMine}
          onTheirs={desk.takeTheirs}
        />
      )}
      {restored && conflict === null && (
        <Alert
          className="failure"
          type="info"
          showIcon
          title={words.restored}
          action={<Button onClick={desk.discard}>{words.discard}</Button>}
        />
      )}
    </>
  );
}
