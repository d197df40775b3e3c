import { Button, Segmented } from "antd";
import { writingTexts } from "../../texts/writing.ts";
import { BackIcon } from "../shared/writing-icons.tsx";
import type { Desk } from "../state/use-desk.ts";

export type DeskView = "edit" | "paper";

interface DeskBarProps {
  readonly desk: Desk;
  readonly view: DeskView;
  readonly onView: (view: DeskView) => void;
}

/** Back, how much is written, whether it is saved, and how it is looked at. */
export function DeskBar({ desk, view, onView }: DeskBarProps) {
  const { desk: words } = writingTexts;
  const latest = desk.versions.at(-1);
  return (
    <div className="desk-bar">
      <Button type="text" icon={<BackIcon />} href="#/write" aria-label={words.back}>
        <span className="wide-only">{words.back}</span>
      </Button>
      {latest !== undefined && (
        <span className="muted small desk-count">
          {latest.kind} · {words.version(latest.version)} ·{" "}
          {words.characters(desk.text.replaceAll(/\s/gu, "").length)}
        </span>
      )}
      <span className="spacer" />
      {latest !== undefined && <SaveState desk={desk} />}
      {latest !== undefined && (
        <Segmented
          value={view}
          onChange={onView}
          aria-label={words.views.label}
          options={(["edit", "paper"] as const).map((value) => ({ value, label: words.views[value] }))}
        />
      )}
    </div>
  );
}

function SaveState({ desk }: { desk: Desk }) {
  const { desk: words } = writingTexts;
  const said = desk.saving
    ? words.saving
    : desk.saveFailure !== null && desk.dirty
      ? words.saveFailed
      : desk.dirty
        ? words.unsaved
        : words.saved;
  return (
    <>
      <span
        className={desk.saveFailure !== null && desk.dirty ? "small save-failed" : "muted small"}
        role="status"
      >
        {said}
      </span>
      {desk.dirty && (
        <Button
          size="small"
          title={words.saveHint}
          disabled={desk.saving || desk.conflict !== null || desk.running !== null}
          onClick={() => void desk.save()}
        >
          {words.save}
        </Button>
      )}
    </>
  );
}
