import { Alert, Button, Progress, Segmented } from "antd";
import { type DragEvent, useRef, useState } from "react";
import type { DocumentKind } from "../../../../domain/document.ts";
import type { UploadResult } from "../../../../domain/upload.ts";
import { messageOf } from "../api/http.ts";
import { type OutgoingFile, upload } from "../api/library.ts";
import { UploadIcon } from "../shared/icons.tsx";
import { texts } from "../texts.ts";
import { droppedFiles, pickedFiles } from "./chosen-files.ts";

type State =
  | { readonly step: "idle" }
  | { readonly step: "sending"; readonly done: number; readonly total: number }
  | { readonly step: "sent"; readonly result: UploadResult }
  | { readonly step: "failed"; readonly message: string };

/** Files or whole folders, dropped or picked; each is saved whole or listed with why not. */
export function UploadBox({ onUploaded }: { onUploaded: () => void }) {
  const [kind, setKind] = useState<DocumentKind>("policy");
  const [state, setState] = useState<State>({ step: "idle" });
  const [over, setOver] = useState(false);
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const { library } = texts;

  const sendAll = async (chosen: readonly OutgoingFile[]): Promise<void> => {
    if (chosen.length === 0) return;
    setState({ step: "sending", done: 0, total: chosen.length });
    try {
      const result = await upload(kind, chosen, (done) =>
        setState({ step: "sending", done, total: chosen.length }),
      );
      setState({ step: "sent", result });
      if (result.saved.length > 0) onUploaded();
    } catch (error) {
      setState({ step: "failed", message: messageOf(error) });
    }
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
        <span className="muted">{over ? library.drop : library.uploadAs}</span>
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
      <UploadState state={state} />
    </section>
  );
}

function UploadState({ state }: { state: State }) {
  const { library } = texts;
  switch (state.step) {
    case "sending":
      return (
        <div aria-live="polite">
          <Progress size="small" percent={Math.floor((state.done / state.total) * 100)} />
          <span className="muted small">{library.sending(state.done, state.total)}</span>
        </div>
      );
    case "sent": {
      const { saved, rejected } = state.result;
      return (
        <Alert
          type={rejected.length === 0 ? "success" : "warning"}
          showIcon
          title={saved.length === 0 ? library.savedNone : library.saved(saved.length)}
          description={
            rejected.length === 0 ? undefined : (
              <>
                <p>{library.notSaved(rejected.length)}</p>
                <ul className="file-reasons">
                  {rejected.map(({ file, reason, fix }) => (
                    <li key={file}>
                      {file}：{reason}，{fix}
                    </li>
                  ))}
                </ul>
              </>
            )
          }
        />
      );
    }
    case "failed":
      return <Alert type="warning" showIcon title={state.message} />;
    default:
      return null;
  }
}
