import { Alert, Button, Progress } from "antd";
import { useEffect, useRef, useState } from "react";
import type { ReloadReport } from "../../../../domain/operation/reload.ts";
import { messageOf } from "../api/http.ts";
import { cancelReload } from "../api/library.ts";
import { reload, type ReloadUpdate } from "../api/youju.ts";
import { texts } from "../texts.ts";
import { FileReasons } from "./file-reasons.tsx";
import { RefreshIcon } from "./icons.tsx";

type Run = "idle" | "running" | ReloadUpdate;

interface ReloadButtonProps {
  /** For files that were just sent: nobody should have to press again. */
  readonly startAtOnce?: boolean;
  readonly onReloaded: () => void;
}

/** Brings the index up to date and shows how far it is and what could not be read. */
export function ReloadButton({ startAtOnce = false, onReloaded }: ReloadButtonProps) {
  const [run, setRun] = useState<Run>("idle");
  const following = useRef<AbortController | null>(null);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => () => following.current?.abort(), []);

  const start = async (): Promise<void> => {
    const leaving = new AbortController();
    following.current = leaving;
    setRun("running");
    try {
      for await (const update of reload(leaving.signal)) {
        setRun(update);
        if (update.type === "reload-end") onReloaded();
      }
    } catch (error) {
      if (!leaving.signal.aborted) setRun({ type: "error", message: messageOf(error) });
    }
  };
  const startOnce = useRef(startAtOnce ? start : null);
  useEffect(() => {
    void startOnce.current?.();
    startOnce.current = null;
  }, []);
  const ended = typeof run === "object" && run.type !== "reload-progress";
  useEffect(() => {
    // On a small screen the report would lie below the edge.
    if (ended) place.current?.scrollIntoView({ block: "end" });
  }, [ended]);

  const running = run === "running" || (run !== "idle" && run.type === "reload-progress");
  return (
    <div ref={place} className="reload" aria-live="polite">
      <div className="room-bar">
        <Button icon={<RefreshIcon />} loading={running} onClick={() => void start()}>
          {running ? texts.reload.running : texts.reload.start}
        </Button>
        {running && (
          <Button type="text" onClick={() => void cancelReload()}>
            {texts.library.cancel}
          </Button>
        )}
      </div>
      {typeof run === "object" && <ReloadState update={run} />}
    </div>
  );
}

function ReloadState({ update }: { update: ReloadUpdate }) {
  switch (update.type) {
    case "reload-progress":
      return (
        <div className="reload-progress">
          <Progress
            size="small"
            percent={update.total === 0 ? 0 : Math.floor((update.done / update.total) * 100)}
          />
          <span className="muted small one-line">
            {texts.reload.progress(texts.reload.stages[update.stage], update.done, update.total)}{" "}
            {update.file}
          </span>
        </div>
      );
    case "reload-end":
      return <ReportView report={update.report} />;
    case "error":
      return <Alert type="warning" showIcon title={update.message} />;
    default:
      return null;
  }
}

function ReportView({ report }: { report: ReloadReport }) {
  const { rejected, warnings } = report;
  return (
    <Alert
      type={rejected.length === 0 ? "success" : "warning"}
      showIcon
      title={texts.reload.done(report.added, report.changed, report.removed)}
      description={
        rejected.length + warnings.length === 0 ? undefined : (
          <>
            <FileReasons title={texts.reload.rejected(rejected.length)} files={rejected} />
            <FileReasons title={texts.reload.warned(warnings.length)} files={warnings} />
          </>
        )
      }
    />
  );
}
