import { Alert, Button, Progress, Segmented } from "antd";
import { type DragEvent, useRef, useState } from "react";
import type { DocumentKind } from "../../../../domain/documents/document.ts";
import { type OutgoingFile, type Sent, upload } from "../api/library.ts";
import { FileReasons } from "../shared/file-reasons.tsx";
import { UploadIcon } from "../shared/icons.tsx";
import { texts } from "../texts.ts";
import { droppedFiles, pickedFiles } from "./chosen-files.ts";

type State =
  | { readonly step: "idle" }
  | { readonly step: "sending"; readonly done: number; readonly total: number }
  | { readonly step: "sent"; readonly result: Sent };

/** Files or whole folders, dropped or picked; each is saved whole or listed with why not. */
export function UploadBox({ onUploaded }: { onUploaded: () => void }) {
  const [kind, setKind] = useState<DocumentKind>("policy");
  const [state, setState] = useState<State>({ step: "idle" });
  const [over, setOver] = useState(false);
  const files = useRef<HTMLInputElement>(null);
  const stopping = useRef<AbortController | null>(null);
  const folder = useRef<HTMLInputElement>(null);
  const { library } = texts;

  const sendAll = async (chosen: readonly OutgoingFile[]): Promise<void> => {
    if (chosen.length === 0) return;
    setState({ step: "sending", done: 0, total: chosen.length });
    const leaving = new AbortController();
    stopping.current = leaving;
    const onProgress = (done: number): void => setState({ step: "sending", done, total: chosen.length });
    const result = await upload(kind, chosen, onProgress, leaving.signal);
    setState({ step: "sent", result });
    if (result.saved.length > 0) onUploaded();
  };
  const onPicked = (input: HTMLInputElement): void => {
    void sendAll(pickedFiles(input.files));
    // The same file can be picked again after it was mended.
    input.value = "";
  };
  const onDrop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    void droppedFiles(event.dataTransfer).then(sendAll);
  };

  const busy = state.step === "sending";
  return (
    <section
      className={over ? "upload is-over" : "upload"}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
    >
      <div className="room-bar">
        <span className="muted">{over ? library.drop : library.dragHere}</span>
        <Segmented
          value={kind}
          onChange={setKind}
          options={(["policy", "report"] as const).map((value) => ({ value, label: library.kinds[value] }))}
        />
        <Button icon={<UploadIcon />} loading={busy} onClick={() => files.current?.click()}>
          {library.upload}
        </Button>
        <Button type="text" disabled={busy} onClick={() => folder.current?.click()}>
          {library.uploadFolder}
        </Button>
      </div>
      <input
        ref={files}
        type="file"
        multiple
        hidden
        aria-label={library.upload}
        onChange={(event) => onPicked(event.target)}
      />
      <input
        ref={(input) => {
          folder.current = input;
          // React does not know the attribute's name; browsers do.
          input?.setAttribute("webkitdirectory", "");
        }}
        type="file"
        hidden
        aria-label={library.uploadFolder}
        onChange={(event) => onPicked(event.target)}
      />
      <UploadState
        state={state}
        onStop={() => stopping.current?.abort()}
        onResume={(files) => void sendAll(files)}
      />
    </section>
  );
}

interface UploadStateProps {
  readonly state: State;
  readonly onStop: () => void;
  readonly onResume: (files: readonly OutgoingFile[]) => void;
}

function UploadState({ state, onStop, onResume }: UploadStateProps) {
  const { library } = texts;
  if (state.step === "idle") return null;
  if (state.step === "sending") {
    return (
      <div className="room-bar" aria-live="polite">
        <Progress
          className="grows"
          size="small"
          percent={Math.floor((state.done / state.total) * 100)}
          aria-label={library.upload}
        />
        <span className="muted small">{library.sending(state.done, state.total)}</span>
        <Button type="text" size="small" onClick={onStop}>
          {library.stopUpload}
        </Button>
      </div>
    );
  }
  const { saved, rejected, unsent, failure } = state.result;
  const isWhole = rejected.length + unsent.length === 0;
  return (
    <Alert
      type={isWhole ? "success" : "warning"}
      showIcon
      title={saved.length === 0 ? library.savedNone : library.saved(saved.length)}
      description={
        isWhole ? undefined : (
          <>
            <FileReasons title={library.notSaved(rejected.length)} files={rejected} />
            {unsent.length > 0 && (
              <p className="room-bar">
                {library.unsent(unsent.length)}
                {failure !== null && `：${failure}`}
                <Button size="small" onClick={() => onResume(unsent)}>
                  {library.resume}
                </Button>
              </p>
            )}
          </>
        )
      }
    />
  );
}
