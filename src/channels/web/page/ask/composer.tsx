import { Button } from "antd";
import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from "react";
import { texts } from "../texts.ts";
import { AttachButton, AttachedChip } from "./attachment.tsx";
import { SendIcon, StopIcon } from "../shared/icons.tsx";

interface ComposerProps {
  readonly streaming: boolean;
  /** Name of the file the next question is about. */
  readonly attached: string | null;
  readonly onAttach: (file: File) => void;
  readonly onDetach: () => void;
  readonly onSend: (question: string) => void;
  readonly onStop: () => void;
}

/** Where questions are written. Enter sends, Shift+Enter breaks the line. */
export function Composer(props: ComposerProps) {
  const { streaming, attached, onAttach, onDetach, onSend, onStop } = props;
  const [question, setQuestion] = useState("");
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    // On a phone this would open the keyboard over the examples.
    if (matchMedia("(pointer: fine)").matches) field.current?.focus();
  }, []);
  useLayoutEffect(() => fitHeight(field.current), [question]);

  const ready = !streaming && question.trim() !== "";
  const submit = (): void => {
    if (!ready) return;
    onSend(question.trim());
    setQuestion("");
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== "Enter" || event.shiftKey || isComposing(event)) return;
    event.preventDefault();
    submit();
  };

  return (
    <div className="composer">
      {attached !== null && <AttachedChip name={attached} onDetach={onDetach} />}
      <div className="composer-box">
        <AttachButton onAttach={onAttach} />
        <textarea
          ref={field}
          className="composer-field"
          rows={1}
          value={question}
          onChange={(event) => setQuestion(event.target.value)}
          onKeyDown={onKeyDown}
          placeholder={texts.composer.placeholder}
          aria-label={texts.composer.label}
          maxLength={20_000}
        />
        {streaming ? (
          <Button
            shape="circle"
            icon={<StopIcon />}
            aria-label={texts.composer.stop}
            title={texts.composer.stop}
            onClick={onStop}
          />
        ) : (
          <Button
            type="primary"
            shape="circle"
            icon={<SendIcon />}
            aria-label={texts.composer.send}
            disabled={!ready}
            onClick={submit}
          />
        )}
      </div>
      <p className="composer-hint">{texts.composer.hint}</p>
    </div>
  );
}

/**
 * As high as its text, up to the limit in the style sheet. By hand, because the component library's
 * field measures through a style attribute, which the Content-Security-Policy forbids.
 */
function fitHeight(field: HTMLTextAreaElement | null): void {
  if (field === null) return;
  field.style.height = "auto";
  field.style.height = `${field.scrollHeight}px`;
}

/** Enter that picks a word in the input method; Safari says so by key code 229 only. */
function isComposing(event: KeyboardEvent): boolean {
  return event.nativeEvent.isComposing || event.keyCode === 229;
}
