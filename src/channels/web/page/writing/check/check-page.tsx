import { Alert, Button } from "antd";
import { type DragEvent, useCallback, useMemo, useRef, useState } from "react";
import { messageOf } from "../../api/http.ts";
import { checkFile, checkText } from "../../api/writing.ts";
import { UploadIcon } from "../../shared/icons.tsx";
import { checkedTextKey } from "../../state/forget-writing.ts";
import { writingTexts } from "../../texts/writing.ts";
import { marksOf, type PlacedFinding, placeFindings } from "../desk/draft-marks.ts";
import { FindingsPanel } from "../desk/findings-panel.tsx";
import { DraftEditor, type EditorHandle } from "../editor/draft-editor.tsx";
import type { MarkedText } from "../editor/editor-mark.ts";
import { BackIcon } from "../shared/writing-icons.tsx";
import { useTabText } from "../state/use-tab-text.ts";

interface Checked {
  readonly text: string;
  readonly findings: readonly PlacedFinding[];
}

const textLimit = 80_000;
const noMarks: MarkedText = { text: "", marks: [] };

/** 检查我的稿子: any text, pasted or from a file, with what a reader would mark in it. */
export function CheckPage({ nonce }: { nonce: string }) {
  const { check, desk } = writingTexts;
  const [text, setText] = useTabText(checkedTextKey);
  const [file, setFile] = useState<string | null>(null);
  const [checked, setChecked] = useState<Checked | null>(null);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const [over, setOver] = useState(false);
  const editor = useRef<EditorHandle>(null);
  const picker = useRef<HTMLInputElement>(null);
  const running = useRef<AbortController | null>(null);
  const found = useMemo(
    () => ({ text: checked?.text ?? "", marks: marksOf(checked?.findings ?? []) }),
    [checked],
  );

  const run = useCallback(
    async (read: (signal: AbortSignal) => Promise<Checked>) => {
      running.current?.abort();
      const leaving = new AbortController();
      running.current = leaving;
      setBusy(true);
      setFailure(null);
      try {
        const found = await read(leaving.signal);
        setText(found.text);
        setChecked(found);
      } catch (error) {
        if (!leaving.signal.aborted) setFailure(messageOf(error));
      } finally {
        if (running.current === leaving) setBusy(false);
      }
    },
    [setText],
  );
  const runText = (): void => {
    if (text.length > textLimit) setFailure(check.tooLong);
    else
      void run(async (signal) => ({
        text,
        findings: placeFindings((await checkText(text, signal)).findings),
      }));
  };
  const runFile = (chosen: File | undefined): void => {
    if (chosen === undefined) return;
    setFile(chosen.name);
    void run(async (signal) => {
      const review = await checkFile(chosen, signal);
      return { text: review.text, findings: placeFindings(review.findings) };
    });
  };
  const onDrop = (event: DragEvent): void => {
    setOver(false);
    const [dropped] = event.dataTransfer.files;
    // Text dragged in is the editor's own business.
    if (dropped === undefined) return;
    event.preventDefault();
    runFile(dropped);
  };

  return (
    <div
      className={over ? "desk is-text check-page is-over" : "desk is-text check-page"}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes("Files")) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDropCapture={onDrop}
    >
      <div className="desk-bar">
        <Button type="text" icon={<BackIcon />} href="#/write" aria-label={desk.back}>
          <span className="wide-only">{desk.back}</span>
        </Button>
        <h2 className="check-title">{file === null ? check.title : check.of(file)}</h2>
        <span className="spacer" />
        <Button icon={<UploadIcon />} onClick={() => picker.current?.click()}>
          {over ? check.drop : check.pick}
        </Button>
        <Button type="primary" loading={busy} disabled={text.trim() === ""} onClick={runText}>
          {check.run}
        </Button>
      </div>
      <input
        ref={picker}
        type="file"
        hidden
        aria-label={check.pick}
        onChange={(event) => {
          runFile(event.target.files?.[0]);
          // The same file can be picked again after it was mended.
          event.target.value = "";
        }}
      />
      <div className="desk-columns">
        <div className="desk-main">
          {failure !== null && <Alert className="failure" type="warning" showIcon title={failure} />}
          {checked === null && <p className="muted check-lead">{check.lead}</p>}
          <DraftEditor
            text={text}
            marks={noMarks}
            findings={found}
            label={check.paste}
            placeholder={check.paste}
            nonce={nonce}
            onChange={setText}
            onSave={runText}
            handle={editor}
          />
        </div>
        {checked !== null && (
          <aside className="desk-side">
            <div className="desk-panel">
              {checked.text !== text && <p className="panel-body muted small">{check.stale}</p>}
              <FindingsPanel
                findings={checked.findings}
                unsupported={[]}
                onGoTo={(mark) => editor.current?.selectMark(mark)}
                onReplace={(mark, right) => editor.current?.replaceMark(mark, right)}
              />
            </div>
          </aside>
        )}
      </div>
    </div>
  );
}
