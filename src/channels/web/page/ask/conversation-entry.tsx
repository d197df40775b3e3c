import { Button, Input, Popconfirm } from "antd";
import { type KeyboardEvent, useState } from "react";
import { PenIcon, TrashIcon } from "../shared/icons.tsx";
import type { ConversationHeading } from "../state/conversation-storage.ts";
import { hashOf } from "../state/use-room.ts";
import { texts } from "../texts.ts";

interface ConversationEntryProps {
  readonly heading: ConversationHeading;
  readonly isOpen: boolean;
  readonly onChosen: () => void;
  readonly onRename: (title: string) => void;
  readonly onRemove: () => void;
}

/** One line of the list: a link, and what can be done with the conversation. */
export function ConversationEntry(props: ConversationEntryProps) {
  const { heading, isOpen, onChosen, onRename, onRemove } = props;
  const { conversations: words } = texts;
  const [renaming, setRenaming] = useState(false);
  if (renaming) {
    const end = (title: string | null): void => {
      if (title !== null) onRename(title);
      setRenaming(false);
    };
    return (
      <li className="conversation-entry">
        <TitleField title={heading.title} onEnd={end} />
      </li>
    );
  }
  return (
    <li className={isOpen ? "conversation-entry is-open" : "conversation-entry"}>
      <a
        className="conversation-link"
        href={hashOf("ask", heading.id)}
        title={heading.title}
        aria-current={isOpen ? "page" : undefined}
        onClick={onChosen}
      >
        {heading.title}
      </a>
      <span className="conversation-actions" role="group" aria-label={words.actions(heading.title)}>
        <Button
          type="text"
          size="small"
          icon={<PenIcon />}
          aria-label={words.rename}
          onClick={() => setRenaming(true)}
        />
        <Popconfirm
          title={words.confirmRemove}
          okText={words.ok}
          cancelText={words.cancel}
          onConfirm={onRemove}
        >
          <Button type="text" size="small" icon={<TrashIcon />} aria-label={words.remove} />
        </Popconfirm>
      </span>
    </li>
  );
}

/** Enter or leaving the field keeps the new title, Escape the old one. */
function TitleField({ title, onEnd }: { title: string; onEnd: (title: string | null) => void }) {
  const [text, setText] = useState(title);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter") onEnd(text);
    if (event.key === "Escape") onEnd(null);
  };
  return (
    <Input
      autoFocus
      size="small"
      value={text}
      maxLength={40}
      aria-label={texts.conversations.newTitle}
      onChange={(event) => setText(event.target.value)}
      onKeyDown={onKeyDown}
      onBlur={() => onEnd(text)}
    />
  );
}
