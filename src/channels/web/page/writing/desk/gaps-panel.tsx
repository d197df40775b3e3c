import { Button } from "antd";
import { type FormEvent, useMemo, useRef, useState } from "react";
import type { DraftPlaceholder } from "../../../../../domain/text/draft-placeholders.ts";
import { DownIcon, UpIcon } from "../../shared/icons.tsx";
import { writingTexts } from "../../texts/writing.ts";
import { type Gap, gatherGaps } from "./gather-gaps.ts";

interface GapsPanelProps {
  readonly text: string;
  readonly onJump: (gap: DraftPlaceholder) => void;
  readonly onStep: (direction: 1 | -1) => void;
  /** Every place with this text at once. */
  readonly onFill: (gap: string, value: string) => void;
}

/** What is still open, each filled in place. */
export function GapsPanel({ text, onJump, onStep, onFill }: GapsPanelProps) {
  const { gaps } = writingTexts;
  const list = useRef<HTMLUListElement>(null);
  const open = useMemo(() => gatherGaps(text), [text]);
  const count = open.reduce((sum, { times }) => sum + times, 0);
  if (count === 0) return <p className="panel-body muted">{gaps.none}</p>;
  const fill = (gap: Gap, index: number, value: string): void => {
    onFill(gap.first.text, value);
    // On to the next field; the list is shorter by one after the next drawing.
    setTimeout(() => list.current?.querySelectorAll<HTMLInputElement>("input")[index]?.focus());
  };
  return (
    <div className="panel-body">
      <div className="gaps-bar">
        <span>{gaps.lead(count)}</span>
        <span className="spacer" />
        <Button
          type="text"
          size="small"
          icon={<UpIcon />}
          aria-label={gaps.previous}
          onClick={() => onStep(-1)}
        />
        <Button
          type="text"
          size="small"
          icon={<DownIcon />}
          aria-label={gaps.next}
          onClick={() => onStep(1)}
        />
      </div>
      <ul ref={list} className="gap-list">
        {open.map((gap, index) => (
          <GapField
            key={gap.first.text}
            gap={gap}
            onJump={() => onJump(gap.first)}
            onFill={(value) => fill(gap, index, value)}
          />
        ))}
      </ul>
      <p className="muted small wide-only">{gaps.keys}</p>
    </div>
  );
}

interface GapFieldProps {
  readonly gap: Gap;
  readonly onJump: () => void;
  readonly onFill: (value: string) => void;
}

function GapField({ gap: { first, times }, onJump, onFill }: GapFieldProps) {
  const { gaps } = writingTexts;
  const [value, setValue] = useState("");
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (value.trim() !== "") onFill(value.trim());
  };
  return (
    <li>
      <form className="gap-field" onSubmit={submit}>
        <button type="button" className="gap-chip" aria-label={gaps.jump(first.label)} onClick={onJump}>
          {first.label}
        </button>
        <input
          value={value}
          maxLength={200}
          aria-label={gaps.value(first.label)}
          onChange={(event) => setValue(event.target.value)}
        />
        <Button htmlType="submit" disabled={value.trim() === ""}>
          {gaps.fill}
        </Button>
      </form>
      {times > 1 && <p className="muted small">{gaps.times(times)}</p>}
    </li>
  );
}
