import type { Api } from "grammy";
import type { Assistant } from "../../assistant.ts";
import type { ChatStore } from "../../ports/chat-store.ts";
import type { TelegramConfig } from "../../settings/telegram.ts";
import type { Logger } from "../../logger.ts";
import type { AuditLog } from "../../domain/people/audit-log.ts";
import type { Download } from "./api/download.ts";
import type { DraftSupport } from "./sending/answer-display.ts";
import type { Access } from "./intake/access.ts";
import type { LibraryReading } from "./library.ts";
import type { Pace } from "./pace.ts";
import type { PinnedPrecedent } from "../../domain/writing/draft.ts";
import type { AnsweredQuestions } from "./features/asking/answered.ts";
import type { Recent } from "./features/recent.ts";
import type { AnswerQueue } from "./intake/answer-queue.ts";

/** What every feature of the bot is given. */
export interface TelegramDependencies {
  readonly assistant: Assistant;
  readonly store: ChatStore;
  readonly access: Access;
  /** Who is let in by the environment. */
  readonly lists: Pick<TelegramConfig, "adminIds" | "allowedIds" | "groupIds">;
  readonly queue: AnswerQueue;
  readonly library: LibraryReading;
  readonly answered: AnsweredQuestions;
  /** Paragraphs that a person chose as models for the next draft, by `ownerOf`. */
  readonly pins: Recent<readonly PinnedPrecedent[]>;
  readonly drafts: DraftSupport;
  readonly logger: Logger;
  readonly pace: Pace;
  /** Whether documents marked internal may be shown here. */
  readonly sendsInternal: boolean;
  /** Whether @bot may be used in any chat. */
  readonly inline: boolean;
  readonly download: Download;
  readonly audit: AuditLog;
  /** For words to chats that did not just speak. */
  readonly api: Api;
  /** Takes up updates that were put back into the inbox. */
  readonly pump: () => void;
  /** Aborted when the bot stops and running answers have had their time. */
  readonly signal: AbortSignal;
}
