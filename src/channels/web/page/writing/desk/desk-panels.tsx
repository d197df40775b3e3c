import type { Draft } from "../../../../../domain/writing/draft.ts";
import type { KindSummary } from "../../../../../domain/writing/writing.ts";
import type { OpenSource } from "../../state/source-target.ts";
import { writingTexts } from "../../texts/writing.ts";
import type { EditorMark } from "../editor/editor-mark.ts";
import type { EditorHandle } from "../editor/draft-editor.tsx";
import { ExportPanel } from "../paper/export-panel.tsx";
import type { ExportSettings } from "../paper/export-settings.ts";
import type { Desk } from "../state/use-desk.ts";
import { VersionsPanel } from "../versions/versions-panel.tsx";
import type { PlacedFinding } from "./draft-marks.ts";
import { FindingsPanel } from "./findings-panel.tsx";
import { GapsPanel } from "./gaps-panel.tsx";
import { PanelTabs } from "./panel-tabs.tsx";
import { RevisePanel } from "./revise-panel.tsx";
import { SourcesPanel } from "./sources-panel.tsx";

/** `text`: the draft itself, which only a narrow screen shows in the place of a panel. */
export const panelNames = ["text", "revise", "gaps", "check", "sources", "versions", "export"] as const;
export type PanelName = (typeof panelNames)[number];

interface DeskPanelsProps {
  readonly desk: Desk;
  readonly panel: PanelName;
  readonly onPanel: (panel: PanelName) => void;
  readonly gaps: number;
  readonly findings: readonly PlacedFinding[] | null;
  /** The figures' among them lead to their places. */
  readonly marks: readonly EditorMark[];
  readonly kind: KindSummary | null;
  readonly settings: ExportSettings;
  readonly onSettings: (settings: ExportSettings) => void;
  readonly goTo: (move: (editor: EditorHandle) => void) => void;
  readonly onOpen: OpenSource;
  readonly onCompare: (before: Draft, after: Draft) => void;
}

/** What stands beside the text. */
export function DeskPanels(props: DeskPanelsProps) {
  const { desk, panel, onPanel, gaps, findings, goTo } = props;
  const { panels } = writingTexts.desk;
  const unsupported = desk.versions.at(-1)?.unsupported ?? [];
  const counts: Partial<Record<PanelName, number>> = {
    gaps,
    check: (findings?.length ?? 0) + unsupported.length,
  };
  // Beside the text there is always a panel open.
  const shown = panel === "text" ? "revise" : panel;
  return (
    <aside className="desk-side">
      <PanelTabs
        label={panels.label}
        tabs={panelNames.map((name) => ({ name, label: panels[name], count: counts[name] ?? 0 }))}
        chosen={panel}
        beside={shown}
        onChoose={onPanel}
      />
      <div id="desk-panel" role="tabpanel" className="desk-panel" aria-label={panels[shown]}>
        {desk.versions.length > 0 ? (
          <Panel {...props} name={shown} goTo={goTo} unsupported={unsupported} />
        ) : (
          <p className="panel-body muted">{writingTexts.desk.panelsLater}</p>
        )}
      </div>
    </aside>
  );
}

interface PanelProps extends DeskPanelsProps {
  readonly name: PanelName;
  readonly unsupported: Draft["unsupported"];
}

function Panel({ name, unsupported, ...props }: PanelProps) {
  const { desk, gaps, findings, kind, goTo, onOpen } = props;
  const latest = desk.versions.at(-1);
  const before = desk.versions.at(-2);
  if (latest === undefined) return null;
  const busy = desk.running !== null || desk.saving || desk.conflict !== null;
  const restore = (draft: Draft, what: string): void => desk.restore(draft, what);
  switch (name) {
    case "gaps":
      return (
        <GapsPanel
          text={desk.text}
          onJump={({ start, end }) => goTo((editor) => editor.select(start, end))}
          onStep={(direction) => goTo((editor) => editor.nextGap(direction))}
          onFill={(gap, value) => goTo((editor) => editor.replaceAll(gap, value))}
        />
      );
    case "check":
      return (
        <FindingsPanel
          findings={findings}
          unsupported={unsupported}
          onGoTo={(mark) => goTo((editor) => editor.selectMark(mark))}
          onReplace={(mark, text) => goTo((editor) => editor.replaceMark(mark, text))}
        />
      );
    case "sources":
      return (
        <SourcesPanel
          draft={latest}
          onOpen={onOpen}
          onGoTo={({ start }) => {
            const mark = props.marks.find((one) => one.start === start && one.look !== "unsupported");
            if (mark !== undefined) goTo((editor) => editor.selectMark(mark));
          }}
        />
      );
    case "versions":
      return (
        <VersionsPanel
          versions={desk.versions}
          disabled={busy}
          onCompare={props.onCompare}
          onRestore={(draft) => restore(draft, writingTexts.versions.restoreWhat(draft.version))}
        />
      );
    case "export":
      return (
        <ExportPanel
          draftId={desk.id}
          text={desk.text}
          kind={kind}
          open={gaps}
          settings={props.settings}
          onSettings={props.onSettings}
          onBefore={desk.save}
        />
      );
    default:
      return (
        <RevisePanel
          disabled={busy}
          notes={latest.notes}
          previous={before?.version ?? null}
          editedByHand={latest.step.by === "hand" || desk.dirty}
          onRevise={desk.revise}
          onUndo={() => {
            if (before !== undefined) restore(before, writingTexts.revise.undoWhat(before.version));
          }}
        />
      );
  }
}
