import { Button } from "antd";
import { PlusIcon } from "../shared/icons.tsx";
import type { ConversationHeading } from "../state/conversation-storage.ts";
import { groupByAge } from "../text/group-by-age.ts";
import { texts } from "../texts.ts";
import { ConversationEntry } from "./conversation-entry.tsx";

interface ConversationListProps {
  readonly headings: readonly ConversationHeading[];
  readonly openId: string | null;
  readonly onNew: () => void;
  /** Something was chosen; a list that lies over the page then goes. */
  readonly onChosen: () => void;
  readonly onRename: (id: string, title: string) => void;
  readonly onRemove: (id: string) => void;
}

/** What was asked before on this computer, newest first. */
export function ConversationList(props: ConversationListProps) {
  const { headings, openId, onNew, onChosen, onRename, onRemove } = props;
  const { conversations: words, header } = texts;
  return (
    <nav className="conversation-list" aria-label={words.label}>
      <Button block icon={<PlusIcon />} onClick={onNew}>
        {header.newConversation}
      </Button>
      <div className="conversation-groups">
        {headings.length === 0 && <p className="muted small">{words.none}</p>}
        {groupByAge(headings, new Date()).map(({ age, entries }) => (
          <section key={age}>
            <h3 className="section-title">{words.groups[age]}</h3>
            <ul>
              {entries.map((heading) => (
                <ConversationEntry
                  key={heading.id}
                  heading={heading}
                  isOpen={heading.id === openId}
                  onChosen={onChosen}
                  onRename={(title) => onRename(heading.id, title)}
                  onRemove={() => onRemove(heading.id)}
                />
              ))}
            </ul>
          </section>
        ))}
      </div>
      <p className="muted conversation-note">{words.kept}</p>
    </nav>
  );
}
