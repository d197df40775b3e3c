import { Alert, Button } from "antd";
import { useState } from "react";
import { toMarkdown } from "../../../../../domain/text/to-markdown.ts";
import type { KindSummary } from "../../../../../domain/writing/writing.ts";
import { messageOf } from "../../api/http.ts";
import { exportWord } from "../../api/writing.ts";
import { CopyButton } from "../../shared/copy-button.tsx";
import { writingTexts } from "../../texts/writing.ts";
import { DownloadIcon } from "../shared/writing-icons.tsx";
import { download } from "./download.ts";
import { type ExportSettings, fontsOf, letterheadOf } from "./export-settings.ts";
import { fileName } from "./file-name.ts";
import { FontFields, LetterheadFields } from "./export-fields.tsx";

interface ExportPanelProps {
  /** Null for a text that is nobody's draft. */
  readonly draftId: string | null;
  readonly text: string;
  readonly kind: KindSummary | null;
  readonly open: number;
  readonly settings: ExportSettings;
  readonly onSettings: (settings: ExportSettings) => void;
  /** What is not saved yet would not be traced in the 核对稿. */
  readonly onBefore: () => Promise<unknown>;
}

/** The ways out: Word for the printer, Word for the one who checks, Markdown, plain text. */
export function ExportPanel(props: ExportPanelProps) {
  const { draftId, text, kind, open, settings, onSettings, onBefore } = props;
  const { export: words } = writingTexts;
  const [busy, setBusy] = useState<"clean" | "review" | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const isLegal = kind?.class === "法定";
  const letterhead = isLegal && settings.withLetterhead ? letterheadOf(settings, kind) : null;
  const isMissing = isLegal && settings.withLetterhead && letterhead === null;
  const name = fileName(text);

  const exportCopy = async (copy: "clean" | "review"): Promise<void> => {
    setBusy(copy);
    setFailure(null);
    try {
      await onBefore();
      const fonts = fontsOf(settings);
      const blob = await exportWord({
        ...(draftId === null ? {} : { draft: draftId }),
        text,
        kind: kind?.name ?? null,
        copy,
        letterhead,
        ...(fonts === null ? {} : { fonts }),
      });
      download(blob, `${name}（${copy === "clean" ? "清稿" : "核对稿"}）.docx`);
    } catch (error) {
      setFailure(messageOf(error));
    } finally {
      setBusy(null);
    }
  };
  const exportText = (content: string, ending: string): void =>
    download(new Blob([content], { type: "text/plain;charset=utf-8" }), `${name}${ending}`);

  return (
    <div className="panel-body">
      {open > 0 && <Alert className="failure" type="info" showIcon title={words.open(open)} />}
      {isMissing && <Alert className="failure" type="warning" showIcon title={words.missing} />}
      {failure !== null && (
        <Alert className="failure" type="warning" showIcon title={words.failed} description={failure} />
      )}
      <ul className="export-list">
        {(["clean", "review"] as const).map((copy) => (
          <li key={copy}>
            <Button
              type={copy === "clean" ? "primary" : "default"}
              block
              icon={<DownloadIcon />}
              loading={busy === copy}
              disabled={isMissing || text.trim() === ""}
              onClick={() => void exportCopy(copy)}
            >
              {words[copy]}
            </Button>
            <p className="muted small">{copy === "clean" ? words.cleanHint : words.reviewHint}</p>
          </li>
        ))}
      </ul>
      <div className="revise-actions">
        <Button onClick={() => exportText(toMarkdown(text), ".md")}>{words.markdown}</Button>
        <Button onClick={() => exportText(text, ".txt")}>{words.plain}</Button>
        <CopyButton label={words.copy} text={text} />
      </div>
      {isLegal ? (
        <LetterheadFields kind={kind} settings={settings} onChange={onSettings} />
      ) : (
        <p className="muted small">{words.letterheadOnly}</p>
      )}
      <FontFields settings={settings} onChange={onSettings} />
    </div>
  );
}
