import { Button } from "antd";
import { type FormEvent, type KeyboardEvent, type ReactNode, useId, useMemo } from "react";
import { type DraftTone, draftTones } from "../../../../../domain/writing/draft.ts";
import type { KindSummary } from "../../../../../domain/writing/writing.ts";
import { writingTexts } from "../../texts/writing.ts";
import { FactsTable } from "./facts-table.tsx";
import { requestLimit, type WritingForm } from "./writing-request.ts";

interface RequestFormProps {
  readonly form: WritingForm;
  readonly kinds: readonly KindSummary[];
  readonly onChange: (form: WritingForm) => void;
  /** The outline is on its way. */
  readonly making: boolean;
  readonly onBegin: () => void;
  readonly onOutline: () => void;
  /** Null where there is nothing to clear. */
  readonly onClear: (() => void) | null;
  /** What else may be given, below the facts. */
  readonly children?: ReactNode;
}

/** What is to be written, and the facts for it. */
export function RequestForm({
  form,
  kinds,
  making,
  onChange,
  onBegin,
  onOutline,
  onClear,
  children,
}: RequestFormProps) {
  const { start, facts } = writingTexts;
  const factsTitle = useId();
  const ready = form.request.trim() !== "";
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (ready) onBegin();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && ready) onBegin();
  };
  const set = (change: Partial<WritingForm>): void => onChange({ ...form, ...change });
  return (
    <form className="request-form" noValidate onSubmit={submit}>
      <label className="request-label" htmlFor="writing-request">
        {start.request}
      </label>
      <textarea
        id="writing-request"
        className="request-field"
        rows={4}
        value={form.request}
        maxLength={requestLimit}
        placeholder={start.placeholder}
        onChange={(event) => set({ request: event.target.value })}
        onKeyDown={onKeyDown}
      />
      <div className="request-options">
        <label className="field">
          <span>{start.kind}</span>
          <KindChoice kinds={kinds} value={form.kind} onChange={(kind) => set({ kind })} />
        </label>
        <label className="field">
          <span>{start.words}</span>
          <input
            type="number"
            min={60}
            max={20_000}
            step={10}
            value={form.words}
            placeholder={start.wordsAuto}
            onChange={(event) => set({ words: event.target.value })}
          />
        </label>
        <label className="field">
          <span>{start.tone}</span>
          <select value={form.tone} onChange={(event) => set({ tone: event.target.value as DraftTone })}>
            {draftTones.map((tone) => (
              <option key={tone} value={tone}>
                {start.tones[tone]}
              </option>
            ))}
          </select>
        </label>
      </div>
      <section aria-labelledby={factsTitle}>
        <h3 className="section-title" id={factsTitle}>
          {facts.title}
        </h3>
        <p className="muted small facts-lead">{facts.lead}</p>
        <FactsTable rows={form.rows} onChange={(rows) => set({ rows })} />
      </section>
      {children}
      <div className="request-submit">
        <Button type="primary" size="large" htmlType="submit" disabled={!ready}>
          {start.begin}
        </Button>
        <Button size="large" title={start.outlineHint} loading={making} disabled={!ready} onClick={onOutline}>
          {start.outline}
        </Button>
        <span className="muted small wide-only">Ctrl + Enter</span>
        <span className="spacer" />
        {onClear !== null && (
          <Button type="text" onClick={onClear}>
            {start.clear}
          </Button>
        )}
      </div>
    </form>
  );
}

interface KindChoiceProps {
  readonly kinds: readonly KindSummary[];
  readonly value: string;
  readonly onChange: (kind: string) => void;
}

/** The browser's own list: it opens well on a phone, reads well aloud, and needs no style of its own. */
function KindChoice({ kinds, value, onChange }: KindChoiceProps) {
  const { start } = writingTexts;
  const purpose = useMemo(() => kinds.find(({ name }) => name === value)?.purpose, [kinds, value]);
  return (
    <select value={value} title={purpose} onChange={(event) => onChange(event.target.value)}>
      <option value="">{start.kindAuto}</option>
      {(["法定", "事务"] as const).map((group) => (
        <optgroup key={group} label={start.kindGroups[group]}>
          {kinds
            .filter((kind) => kind.class === group)
            .map(({ name }) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
        </optgroup>
      ))}
    </select>
  );
}
