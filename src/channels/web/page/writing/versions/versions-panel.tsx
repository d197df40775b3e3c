import { Button } from "antd";
import { useState } from "react";
import type { Draft } from "../../../../../domain/writing/draft.ts";
import { localTime } from "../../text/local-time.ts";
import { writingTexts } from "../../texts/writing.ts";
import { CompareIcon } from "../shared/writing-icons.tsx";

interface VersionsPanelProps {
  readonly versions: readonly Draft[];
  readonly disabled: boolean;
  readonly onCompare: (before: Draft, after: Draft) => void;
  readonly onRestore: (draft: Draft) => void;
}

/** Every version with how it came about; any two are compared, any one made the latest again. */
export function VersionsPanel({ versions, disabled, onCompare, onRestore }: VersionsPanelProps) {
  const { versions: words, desk } = writingTexts;
  const latest = versions.at(-1);
  const [chosen, setChosen] = useState<readonly number[]>([]);
  const pair = chosenPair(versions, chosen);
  const toggle = (version: number): void =>
    setChosen((before) =>
      before.includes(version) ? before.filter((one) => one !== version) : [...before, version].slice(-2),
    );
  return (
    <div className="panel-body">
      <div className="gaps-bar">
        <Button
          icon={<CompareIcon />}
          disabled={pair === null}
          onClick={() => pair !== null && onCompare(pair[0], pair[1])}
        >
          {words.compare}
        </Button>
        {pair !== null && (
          <span className="muted small">
            {words.from} {desk.version(pair[0].version)} {words.to} {desk.version(pair[1].version)}
          </span>
        )}
      </div>
      <ol className="version-list">
        {[...versions].reverse().map((draft) => (
          <li key={draft.version} className="version">
            <input
              type="checkbox"
              checked={chosen.includes(draft.version)}
              aria-label={words.pick(draft.version)}
              onChange={() => toggle(draft.version)}
            />
            <div className="version-about">
              <p>
                {desk.version(draft.version)}
                {draft === latest && <span className="badge badge-good">{words.current}</span>}
              </p>
              <p className="version-what">{draft.step.what}</p>
              <p className="muted small">
                {draft.step.by === "instruction" && `${words.by.instruction} · `}
                {desk.characters(countCharacters(draft.text))} · {localTime(draft.step.at)}
              </p>
            </div>
            {draft !== latest && (
              <Button type="text" size="small" disabled={disabled} onClick={() => onRestore(draft)}>
                {words.restore}
              </Button>
            )}
          </li>
        ))}
      </ol>
    </div>
  );
}

/** The two chosen, the older first; one alone is compared with the latest, none with what the last step did. */
function chosenPair(versions: readonly Draft[], chosen: readonly number[]): readonly [Draft, Draft] | null {
  const picked = versions.filter(({ version }) => chosen.includes(version));
  const latest = versions.at(-1);
  const pair = picked.length === 2 ? picked : picked.length === 1 ? [picked[0], latest] : versions.slice(-2);
  const [before, after] = pair;
  return before === undefined || after === undefined || before === after ? null : [before, after];
}

function countCharacters(text: string): number {
  return text.replaceAll(/\s/gu, "").length;
}
