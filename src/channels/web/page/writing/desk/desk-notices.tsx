import { Alert, Button } from "antd";
import { texts } from "../../texts.ts";
import { writingTexts } from "../../texts/writing.ts";
import type { Running } from "../state/desk-state.ts";
import type { Desk } from "../state/use-desk.ts";
import { ConflictNotice } from "./conflict-notice.tsx";

/** What happened to the draft, above it: still being written, cut off, brought back, changed elsewhere. */
export function DeskNotices({ desk, onCompareConflict }: { desk: Desk; onCompareConflict: () => void }) {
  const { desk: words } = writingTexts;
  const { running, unfinished, failure, stopped, conflict, restored, versions, saveFailure, dirty } = desk;
  const isNew = versions.length === 0;
  return (
    <>
      {running !== null && <RunningLine running={running} onStop={desk.stop} />}
      {(failure !== null || stopped) && (
        <Alert
          className="failure"
          type="warning"
          showIcon
          title={failure === null ? words.stopped : words.failed}
          description={
            <>
              <p>{[failure, isNew ? null : words.kept].filter(Boolean).join(" ")}</p>
              {isNew && unfinished === null && (
                <div className="revise-actions">
                  <Button type="primary" href="#/write">
                    {words.backToRequest}
                  </Button>
                  <Button onClick={desk.restart}>{words.again}</Button>
                </div>
              )}
            </>
          }
        />
      )}
      {running === null && isUnfinished(desk) && (
        <Alert
          className="failure"
          type="info"
          showIcon
          title={words.unfinished(unfinished)}
          description={words.unfinishedLead}
          action={
            <Button type="primary" onClick={desk.resume}>
              {words.resume}
            </Button>
          }
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

/** Stopped on its way here, or opened without a first version: only a report is kept before its end. */
function isUnfinished({ unfinished, versions, failure, stopped }: Desk): boolean {
  return unfinished !== null || (versions.length === 0 && failure === null && !stopped);
}

function RunningLine({ running, onStop }: { running: Running; onStop: () => void }) {
  const { desk: words } = writingTexts;
  const { report, passages, what } = running;
  const said =
    report !== null
      ? words.section(report.done, report.total, report.heading)
      : passages === null
        ? words.searching
        : what === "revision"
          ? words.revising
          : words.found(passages);
  return (
    <div className="desk-running">
      <p className="waiting" role="status">
        <span className="waiting-dots" aria-hidden="true" />
        {said}
      </p>
      {report !== null && <progress value={report.done} max={report.total} aria-label={words.progress} />}
      <Button size="small" onClick={onStop}>
        {words.stop}
      </Button>
    </div>
  );
}
