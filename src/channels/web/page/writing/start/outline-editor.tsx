import { Alert, Button } from "antd";
import type { FormEvent } from "react";
import type { OutlineSection, ProposedOutline } from "../../../../../domain/writing/draft.ts";
import { DownIcon, PlusIcon, UpIcon } from "../../shared/icons.tsx";
import { writingTexts } from "../../texts/writing.ts";
import { RemoveIcon } from "../shared/writing-icons.tsx";
import { changeSection, mostSections, moveSection, newSection } from "./outline-changes.ts";

interface OutlineEditorProps {
  readonly outline: ProposedOutline;
  readonly onChange: (outline: ProposedOutline) => void;
  readonly onBack: () => void;
  readonly onBegin: () => void;
}

/** What a whole report is going to be, changed by its writer before a word of it is written. */
export function OutlineEditor({ outline, onChange, onBack, onBegin }: OutlineEditorProps) {
  const { outline: words } = writingTexts;
  const { sections } = outline;
  const set = (next: readonly OutlineSection[]): void => onChange({ ...outline, sections: next });
  const ready = sections.length > 0 && sections.every(({ heading }) => heading.trim() !== "");
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (ready) onBegin();
  };
  return (
    <form className="outline-editor" noValidate onSubmit={submit}>
      <h2 className="room-title">{words.title}</h2>
      <p className="muted">{words.lead}</p>
      {outline.notes.length > 0 && (
        <Alert className="failure" type="info" showIcon title={outline.notes.join("\n")} />
      )}
      <label className="field">
        <span>{words.heading}</span>
        <input
          value={outline.title}
          maxLength={200}
          onChange={(event) => onChange({ ...outline, title: event.target.value })}
        />
      </label>
      <ol className="outline-sections">
        {sections.map((section, index) => (
          // Sections have no name of their own: their position is their identity.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={index}>
            <SectionFields
              section={section}
              n={index + 1}
              count={sections.length}
              onChange={(change) => set(changeSection(sections, index, change))}
              onMove={(step) => set(moveSection(sections, index, step))}
              onRemove={() => set(sections.filter((_, at) => at !== index))}
            />
          </li>
        ))}
      </ol>
      <div className="facts-bar">
        <Button
          type="text"
          size="small"
          icon={<PlusIcon />}
          disabled={sections.length >= mostSections}
          onClick={() => set([...sections, newSection(sections)])}
        >
          {words.add}
        </Button>
        <span className="muted small">
          {words.total(sections.reduce((sum, section) => sum + section.words, 0))}
        </span>
      </div>
      <div className="request-submit">
        <Button type="primary" size="large" htmlType="submit" disabled={!ready}>
          {words.begin}
        </Button>
        <Button type="text" onClick={onBack}>
          {words.back}
        </Button>
      </div>
    </form>
  );
}

interface SectionFieldsProps {
  readonly section: OutlineSection;
  readonly n: number;
  readonly count: number;
  readonly onChange: (change: Partial<OutlineSection>) => void;
  readonly onMove: (step: 1 | -1) => void;
  readonly onRemove: () => void;
}

function SectionFields({ section, n, count, onChange, onMove, onRemove }: SectionFieldsProps) {
  const { outline: words } = writingTexts;
  return (
    <div className="outline-section">
      <span className="muted small outline-number">{words.section(n)}</span>
      <input
        className="outline-heading"
        value={section.heading}
        maxLength={100}
        aria-label={words.sectionHeading(n)}
        onChange={(event) => onChange({ heading: event.target.value })}
      />
      <label className="outline-words">
        <input
          type="number"
          min={60}
          max={5000}
          step={10}
          value={section.words}
          aria-label={words.sectionWords(n)}
          onChange={(event) => onChange({ words: Number(event.target.value) })}
        />
        <span className="muted small">{words.words}</span>
      </label>
      <span className="outline-actions">
        <Button
          type="text"
          size="small"
          icon={<UpIcon />}
          aria-label={words.up(n)}
          disabled={n === 1}
          onClick={() => onMove(-1)}
        />
        <Button
          type="text"
          size="small"
          icon={<DownIcon />}
          aria-label={words.down(n)}
          disabled={n === count}
          onClick={() => onMove(1)}
        />
        <Button
          type="text"
          size="small"
          icon={<RemoveIcon />}
          aria-label={words.remove(n)}
          disabled={count === 1}
          onClick={onRemove}
        />
      </span>
      {section.facts.length > 0 && (
        <p className="muted small outline-facts" title={section.facts.join("\n")}>
          {words.facts(section.facts.length)}
        </p>
      )}
    </div>
  );
}
