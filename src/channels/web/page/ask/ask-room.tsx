import { Drawer } from "antd";
import { useEffect, useState } from "react";
import type { Status } from "../api/youju.ts";
import type { Conversations, ConversationsSnapshot } from "../state/conversations.ts";
import type { OpenSource } from "../state/source-target.ts";
import { goTo } from "../state/use-room.ts";
import { texts } from "../texts.ts";
import { DropZone } from "./attachment.tsx";
import { Composer } from "./composer.tsx";
import { ConversationList } from "./conversation-list.tsx";
import { ConversationView } from "./conversation-view.tsx";
import { Welcome } from "./welcome.tsx";

interface AskRoomProps {
  readonly status: Status;
  readonly conversations: Conversations;
  readonly snapshot: ConversationsSnapshot;
  /** On a narrow screen the list lies over the page. */
  readonly listShown: boolean;
  readonly onHideList: () => void;
  readonly onNew: () => void;
  readonly onOpen: OpenSource;
  readonly onReloaded: () => void;
}

/** 问答: earlier conversations, what was asked and answered, and the field for the next question. */
export function AskRoom(props: AskRoomProps) {
  const { status, conversations, snapshot, listShown, onHideList, onNew, onOpen, onReloaded } = props;
  const turns = snapshot.open?.turns ?? [];
  const streaming = turns.some(({ state }) => state === "streaming");
  const id = snapshot.open?.id ?? null;
  const [dropped, setDropped] = useState<File | null>(null);
  const [letGo, setLetGo] = useState<string | null>(null);
  // Questions after one about a file go on about it until it is let go.
  const lastFile = turns.at(-1)?.file ?? null;
  const goesOn = lastFile !== null && letGo !== id ? lastFile : null;
  useEffect(() => setDropped(null), [id]);
  const send = (question: string): void => {
    const about = dropped ?? goesOn;
    if (dropped !== null) setLetGo(null);
    setDropped(null);
    // The address names the conversation from its first question on: a reload of the page comes back to it.
    goTo("ask", conversations.send(question, about), true);
  };
  const list = (
    <ConversationList
      headings={snapshot.headings}
      openId={id}
      onNew={onNew}
      onChosen={onHideList}
      onRename={conversations.rename}
      onRemove={(removed) => {
        conversations.remove(removed);
        if (removed === id) onNew();
      }}
    />
  );
  return (
    <div className="ask-room">
      <aside className="conversation-side">{list}</aside>
      {/* The library's own mask locks scrolling through a style sheet without a nonce. */}
      {listShown && <div className="backdrop" aria-hidden="true" onClick={onHideList} />}
      <Drawer
        mask={false}
        open={listShown}
        onClose={onHideList}
        placement="left"
        size="min(320px, 86vw)"
        title={texts.conversations.label}
        styles={{ body: { padding: 12 } }}
        closable={{ "aria-label": texts.source.close }}
      >
        {list}
      </Drawer>
      <DropZone onDrop={setDropped}>
        <main className="app-main">
          {turns.length === 0 ? (
            <Welcome status={status} onAsk={send} onReloaded={onReloaded} />
          ) : (
            <ConversationView
              key={id}
              turns={turns}
              onOpen={onOpen}
              onRetry={conversations.retry}
              onAsk={send}
              onJudged={conversations.judge}
            />
          )}
        </main>
        <Composer
          streaming={streaming}
          attached={dropped?.name ?? goesOn}
          onAttach={setDropped}
          onDetach={() => {
            setDropped(null);
            setLetGo(id);
          }}
          onSend={send}
          onStop={conversations.stop}
        />
      </DropZone>
    </div>
  );
}
