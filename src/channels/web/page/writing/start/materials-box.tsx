import { Alert, Button } from "antd";
import { type DragEvent, useId, useRef, useState } from "react";
import type { Materials } from "../../../../../domain/writing/materials.ts";
import { messageOf } from "../../api/http.ts";
import { readMaterials } from "../../api/writing.ts";
import { UploadIcon } from "../../shared/icons.tsx";
import { writingTexts } from "../../texts/writing.ts";
import { MaterialFacts } from "./material-facts.tsx";

interface MaterialsBoxProps {
  /** Year of the draft; null for this year. */
  readonly year: number | null;
  readonly materials: Materials | null;
  /** Positions of the facts that go into the draft. */
  readonly ticked: ReadonlySet<number>;
  readonly onRead: (materials: Materials | null) => void;
  readonly onTick: (ticked: ReadonlySet<number>) => void;
}

/** What units handed in, read for the writer to tick what is to be written; kept nowhere. */
export function MaterialsBox({ year, materials, ticked, onRead, onTick }: MaterialsBoxProps) {
  const { materials: words } = writingTexts;
  const title = useId();
  const [files, setFiles] = useState<readonly File[]>([]);
  const [sum, setSum] = useState(false);
  const [expected, setExpected] = useState("");
  /** What was said of the units when the files were last read. */
  const [asked, setAsked] = useState("");
  const [busy, setBusy] = useState(false);
  const [over, setOver] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const picker = useRef<HTMLInputElement>(null);
  const running = useRef<AbortController | null>(null);

  const read = (chosen: readonly File[], change: { readonly sum?: boolean } = {}): void => {
    if (chosen.length === 0) return;
    running.current?.abort();
    const leaving = new AbortController();
    running.current = leaving;
    setFiles(chosen);
    setAsked(expected);
    setBusy(true);
    setFailure(null);
    readMaterials(chosen, { sum, expected, year, ...change }, leaving.signal)
      .then(onRead, (error: unknown) => {
        if (!leaving.signal.aborted) setFailure(messageOf(error));
      })
      .finally(() => {
        if (running.current === leaving) setBusy(false);
      });
  };
  const onDrop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    read([...files, ...Array.from(event.dataTransfer.files)]);
  };
  const clear = (): void => {
    running.current?.abort();
    setFiles([]);
    setBusy(false);
    setFailure(null);
    onRead(null);
  };

  return (
    <section
      aria-labelledby={title}
      className={over ? "materials-box is-over" : "materials-box"}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
    >
      <h3 className="section-title" id={title}>
        {words.title}
      </h3>
      <p className="muted small">{words.lead}</p>
      <div className="facts-bar">
        <Button icon={<UploadIcon />} loading={busy} onClick={() => picker.current?.click()}>
          {over ? words.drop : words.pick}
        </Button>
        {files.length > 0 && (
          <>
            <span className="muted small one-line materials-files">
              {files.map(({ name }) => name).join("、")}
            </span>
            <Button type="text" size="small" onClick={clear}>
              {words.dropAll}
            </Button>
          </>
        )}
      </div>
      {files.length > 0 && (
        <>
          <label className="check-field">
            <input
              type="checkbox"
              checked={sum}
              onChange={(event) => {
                setSum(event.target.checked);
                read(files, { sum: event.target.checked });
              }}
            />
            {words.sum}
          </label>
          <label className="field">
            <span>{words.expected}</span>
            <input
              value={expected}
              maxLength={2000}
              title={words.expectedHint}
              placeholder={words.expectedPlaceholder}
              onChange={(event) => setExpected(event.target.value)}
              onBlur={() => {
                if (expected !== asked) read(files);
              }}
              onKeyDown={(event) => {
                // Enter would begin the draft.
                if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
                event.preventDefault();
                read(files);
              }}
            />
          </label>
        </>
      )}
      <input
        ref={picker}
        type="file"
        multiple
        hidden
        aria-label={words.pick}
        onChange={(event) => {
          read([...files, ...Array.from(event.target.files ?? [])]);
          // The same file can be picked again after it was mended.
          event.target.value = "";
        }}
      />
      {failure !== null && <Alert className="failure" type="warning" showIcon title={failure} />}
      {busy && <p role="status">{words.reading(files.length)}</p>}
      {materials !== null && !busy && <MaterialFacts materials={materials} ticked={ticked} onTick={onTick} />}
    </section>
  );
}
