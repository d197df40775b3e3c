import type { Status } from "../api/youju.ts";
import type { OpenSource } from "../state/source-target.ts";
import type { Conversation } from "../state/use-conversation.ts";
import { Composer } from "./composer.tsx";
import { ConversationView } from "./conversation-view.tsx";
import { Welcome } from "./welcome.tsx";

interface AskRoomProps {
  readonly status: Status;
  readonly conversation: Conversation;
  readonly onOpen: OpenSource;
  readonly onReloaded: () => void;
}

/** 问答: what was asked and answered, and the field for the next question. */
export function AskRoom({ status, conversation, onOpen, onReloaded }: AskRoomProps) {
  const { turns, streaming, send, retry, stop } = conversation;
  return (
    <>
      <main className="app-main">
        {turns.length === 0 ? (
          <Welcome status={status} onAsk={send} onReloaded={onReloaded} />
        ) : (
          <ConversationView turns={turns} onOpen={onOpen} onRetry={retry} />
        )}
      </main>
      <Composer streaming={streaming} onSend={send} onStop={stop} />
    </>
  );
}
