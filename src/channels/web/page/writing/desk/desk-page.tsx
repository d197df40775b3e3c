import { Button, Skeleton } from "antd";
import { useCallback, useMemo, useRef, useState } from "react";
import type { DraftRequest } from "../../../../../domain/writing/draft.ts";
import { findDraftPlaceholders } from "../../../../../domain/text/draft-placeholders.ts";
import { fetchKinds } from "../../api/writing.ts";
import { LoadFailure } from "../../shared/load-failure.tsx";
import type { OpenSource } from "../../state/source-target.ts";
import { useFetched } from "../../state/use-fetched.ts";
import { writingTexts } from "../../texts/writing.ts";
import { DraftEditor, type EditorHandle } from "../editor/draft-editor.tsx";
import type { MarkedText } from "../editor/editor-mark.ts";
import { defaultSettings, isSettings, letterheadOf } from "../paper/export-settings.ts";
import { PaperPreview } from "../paper/paper-preview.tsx";
import { useKeptValue } from "../state/kept-value.ts";
import { useDesk } from "../state/use-desk.ts";
import { useFindings } from "../state/use-findings.ts";
import { CompareView } from "../versions/compare-view.tsx";
import { DeskBar, type DeskView } from "./desk-bar.tsx";
import { DeskNotices } from "./desk-notices.tsx";
import { DeskPanels, type PanelName } from "./desk-panels.tsx";
import { marksOf, marksOfDraft } from "./draft-marks.ts";

interface DeskPageProps {
  readonly id: string | null;
  readonly request: DraftRequest | null;
  readonly nonce: string;
  readonly onOpen: OpenSource;
  readonly onBegun: (id: string) => void;
  readonly onLoggedOut: () => void;
}

interface Comparison {
  readonly before: { readonly name: string; readonly text: string };
  readonly after: { readonly name: string; readonly text: string };
}

const noMarks: MarkedText = { text: "", marks: [] };

/** One draft: its text in the middle, beside it everything that can be known of it and done to it. */
export function DeskPage({ id, request, nonce, onOpen, onBegun, onLoggedOut }: DeskPageProps) {
  const { desk: words } = writingTexts;
  const desk = useDesk({ id, request, onBegun, onLoggedOut });
  const kinds = useFetched(fetchKinds);
  const [view, setView] = useState<DeskView>("edit");
  const [panel, setPanel] = useState<PanelName>("text");
  const [comparison, setComparison] = useState<Comparison | null>(null);
  const [settings, setSettings] = useKeptValue("youju-export", defaultSettings, isSettings);
  const editor = useRef<EditorHandle>(null);

  const latest = desk.versions.at(-1) ?? null;
  const findings = useFindings(desk.text, latest !== null && desk.running === null);
  const marks = useMemo(
    () => (latest === null ? noMarks : { text: latest.text, marks: marksOfDraft(latest, onOpen) }),
    [latest, onOpen],
  );
  const findingMarks = useMemo(
    () => (findings === null ? noMarks : { text: findings.text, marks: marksOf(findings.list) }),
    [findings],
  );
  const gaps = useMemo(() => findDraftPlaceholders(desk.text), [desk.text]);
  const kind = kinds.value?.find(({ name }) => name === latest?.kind) ?? null;

  /** To a place in the text: on a narrow screen the text must come forward first. */
  const goTo = useCallback((move: (handle: EditorHandle) => void) => {
    setView("edit");
    setComparison(null);
    setPanel((open) => (matchMedia("(max-width: 959px)").matches ? "text" : open));
    // Only an editor that is shown can be scrolled.
    setTimeout(() => editor.current !== null && move(editor.current));
  }, []);

  if (desk.loadFailure !== null)
    return (
      <div className="room">
        <LoadFailure message={desk.loadFailure} onRetry={desk.reopen} />
        <div>
          <Button href="#/write">{words.back}</Button>
        </div>
      </div>
    );
  if (!desk.loaded) return <Skeleton active className="room" aria-label={words.loading} />;
  const { running } = desk;
  /** Refused before a word of it was written. */
  const isBlank = latest === null && running === null && desk.text === "";
  const letterhead = kind?.class === "法定" && settings.withLetterhead ? letterheadOf(settings, kind) : null;
  return (
    <div className={`desk is-${panel}`}>
      <h2 className="off-screen">{words.editorLabel}</h2>
      <DeskBar desk={desk} view={view} onView={setView} />
      <div className="desk-columns">
        <div className="desk-main">
          <DeskNotices
            desk={desk}
            onCompareConflict={() =>
              setComparison({
                before: { name: words.version(desk.conflict?.version ?? 0), text: desk.conflict?.text ?? "" },
                after: { name: writingTexts.versions.unsaved, text: desk.text },
              })
            }
          />
          {comparison !== null && (
            <CompareView
              {...comparison}
              onClose={() => setComparison(null)}
              onTake={
                comparison.after.text === desk.text && running === null
                  ? (text) => {
                      desk.change(text);
                      setComparison({ ...comparison, after: { name: writingTexts.versions.unsaved, text } });
                    }
                  : null
              }
            />
          )}
          {running !== null && (
            <DraftEditor
              key="running"
              text={running.text}
              marks={noMarks}
              findings={noMarks}
              label={words.writing}
              nonce={nonce}
              readOnly
            />
          )}
          {view === "paper" && running === null && comparison === null && (
            <PaperPreview text={desk.text} kind={latest?.kind ?? null} letterhead={letterhead} />
          )}
          <div hidden={isBlank || running !== null || view !== "edit" || comparison !== null}>
            <DraftEditor
              key="draft"
              text={desk.text}
              marks={marks}
              findings={findingMarks}
              label={words.editorLabel}
              nonce={nonce}
              readOnly={latest === null}
              onChange={desk.change}
              onSave={() => void desk.save()}
              handle={editor}
            />
          </div>
        </div>
        {!isBlank && (
          <DeskPanels
            desk={desk}
            panel={panel}
            onPanel={setPanel}
            gaps={gaps.length}
            findings={findings?.list ?? null}
            marks={marks.marks}
            kind={kind}
            settings={settings}
            onSettings={setSettings}
            goTo={goTo}
            onOpen={onOpen}
            onCompare={(before, after) =>
              setComparison({
                before: { name: words.version(before.version), text: before.text },
                after: { name: words.version(after.version), text: after.text },
              })
            }
          />
        )}
      </div>
    </div>
  );
}
