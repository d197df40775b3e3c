import { Button } from "antd";
import { type FormEvent, useState } from "react";
import { writingTexts } from "../../texts/writing.ts";
import { UndoIcon } from "../shared/writing-icons.tsx";

interface RevisePanelProps {
  readonly disabled: boolean;
  readonly notes: readonly string[];
  /** The version to go back to; null where there is none. */
  readonly previous: number | null;
  readonly editedByHand: boolean;
  readonly onRevise: (instruction: string) => void;
  readonly onUndo: () => void;
}

/** Ways to change the whole draft: a button, a fact, or a sentence that says what is wanted. */
export function RevisePanel(props: RevisePanelProps) {
  const { disabled, notes, previous, editedByHand, onRevise, onUndo } = props;
  const { revise, desk } = writingTexts;
  return (
    <div className="panel-body">
      {notes.length > 0 && (
        <section>
          <h3 className="section-title">{desk.notes}</h3>
          <ul className="notes">
            {notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </section>
      )}
      <section>
        <h3 className="section-title">{revise.quick}</h3>
        <div className="revise-actions">
          {revise.actions.map(({ label, instruction }) => (
            <Button key={label} disabled={disabled} onClick={() => onRevise(instruction)}>
              {label}
            </Button>
          ))}
        </div>
      </section>
      <Instruction
        label={revise.addFact}
        placeholder={revise.addFactPlaceholder}
        submit={revise.addFactSubmit}
        disabled={disabled}
        onSubmit={(fact) => onRevise(`加上：${fact}`)}
      />
      <Instruction
        label={revise.free}
        placeholder={revise.freePlaceholder}
        submit={revise.submit}
        disabled={disabled}
        onSubmit={onRevise}
      />
      {previous !== null && (
        <div>
          <Button icon={<UndoIcon />} disabled={disabled} onClick={onUndo}>
            {revise.undo}
          </Button>
        </div>
      )}
      {editedByHand && <p className="muted small">{revise.handWarning}</p>}
    </div>
  );
}

interface InstructionProps {
  readonly label: string;
  readonly placeholder: string;
  readonly submit: string;
  readonly disabled: boolean;
  readonly onSubmit: (text: string) => void;
}

function Instruction({ label, placeholder, submit, disabled, onSubmit }: InstructionProps) {
  const [text, setText] = useState("");
  const send = (event: FormEvent): void => {
    event.preventDefault();
    if (text.trim() === "" || disabled) return;
    onSubmit(text.trim());
    setText("");
  };
  return (
    <form className="instruction" onSubmit={send}>
      <label className="field">
        <span>{label}</span>
        <input
          value={text}
          maxLength={2000}
          placeholder={placeholder}
          onChange={(event) => setText(event.target.value)}
        />
      </label>
      <Button htmlType="submit" disabled={disabled || text.trim() === ""}>
        {submit}
      </Button>
    </form>
  );
}
