import { Button, Popover } from "antd";
import { useState } from "react";
import type { Citation } from "../../../../domain/answers/answer.ts";
import { pasteCitation, type PasteForm } from "../../../../domain/answers/paste-citation.ts";
import { CheckIcon, CopyIcon } from "../shared/icons.tsx";
import { copyText } from "../text/copy-text.ts";
import { texts } from "../texts.ts";

const forms: readonly PasteForm[] = ["text", "sentence", "sourced"];

/** Three ways to take a citation into a document, each shown as it will be pasted. */
export function CopyCitation({ citation }: { citation: Citation }) {
  const [open, setOpen] = useState(false);
  const [outcome, setOutcome] = useState<boolean | null>(null);
  const copy = (text: string): void => {
    void copyText(text).then(setOutcome);
    setOpen(false);
  };
  const onOpenChange = (shown: boolean): void => {
    setOpen(shown);
    setOutcome(null);
  };
  const label = outcome === null ? texts.copy.citation : outcome ? texts.copy.done : texts.copy.failed;
  return (
    <Popover
      open={open}
      onOpenChange={onOpenChange}
      trigger="click"
      placement="bottom"
      content={
        <ul className="copy-forms">
          {forms.map((form) => (
            <li key={form}>
              <CopyForm citation={citation} form={form} onCopy={copy} />
            </li>
          ))}
        </ul>
      }
    >
      <Button
        type="text"
        size="small"
        icon={outcome === true ? <CheckIcon /> : <CopyIcon />}
        aria-haspopup="dialog"
        aria-expanded={open}
      >
        <span aria-live="polite">{label}</span>
      </Button>
    </Popover>
  );
}

interface CopyFormProps {
  readonly citation: Citation;
  readonly form: PasteForm;
  readonly onCopy: (text: string) => void;
}

function CopyForm({ citation, form, onCopy }: CopyFormProps) {
  const pasted = pasteCitation(citation, form);
  return (
    <button
      type="button"
      className="copy-form"
      disabled={!pasted.ok}
      onClick={() => pasted.ok && onCopy(pasted.text)}
    >
      <span className="copy-form-name">{texts.copy.forms[form]}</span>
      <span className="copy-form-words">{pasted.ok ? pasted.text : pasted.reason}</span>
    </button>
  );
}
