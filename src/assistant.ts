import type { AnswerEvent } from "./domain/answer.ts";
import type { AskRequest } from "./domain/conversation.ts";
import type { Reader } from "./domain/reader.ts";
import type { ReloadEvent } from "./domain/reload.ts";
import type { SearchRequest, SearchResult } from "./domain/search.ts";
import type { AssistantStatus, DocumentSummary, DocumentView } from "./domain/view.ts";

/**
 * Everything a channel may ask for. A channel only translates: its medium in, one of these calls,
 * its medium out. All reads are bounded by what `reader` may see.
 */
export interface Assistant {
  /**
   * Answers one question. Never throws for bad input or missing evidence: those are outcomes.
   * Aborting `signal` ends the stream without an answer-end.
   */
  ask(request: AskRequest, reader: Reader, signal?: AbortSignal): AsyncIterable<AnswerEvent>;
  search(request: SearchRequest, reader: Reader): Promise<SearchResult>;
  documents(reader: Reader): DocumentSummary[];
  /** The whole document with its chunks, or null when absent or out of this reader's scope. */
  document(file: string, reader: Reader): DocumentView | null;
  /**
   * Brings the index up to date with the knowledge folder. A second call while one runs follows
   * the first. Aborting `signal` stops following; `cancelReload` stops the run itself.
   * @throws BusyError when another process is writing.
   */
  reload(options: { readonly full: boolean }, signal?: AbortSignal): AsyncIterable<ReloadEvent>;
  cancelReload(): void;
  /** Forgets the remembered questions of one conversation. */
  forgetConversation(conversation: string, reader: Reader): void;
  status(): AssistantStatus;
  close(): Promise<void>;
}
