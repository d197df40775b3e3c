import { citeStretch, type Stretch } from "./answering/cite-stretch.ts";
import { conversationKey, type ConversationMemory } from "./answering/conversation-memory.ts";
import type { Answerer } from "./answering/answerer.ts";
import { chooseVersions } from "./answering/versions/choose-versions.ts";
import { compareDocuments } from "./answering/versions/compare-documents.ts";
import type { CompareRequest, Comparison } from "./domain/documents/comparison.ts";
import type { AttachedFile } from "./domain/documents/attached-file.ts";
import type { AnswerEvent, Citation } from "./domain/answers/answer.ts";
import type { AskRequest } from "./domain/answers/conversation.ts";
import type { DocumentMeta } from "./domain/documents/document.ts";
import type { Feedback, ForgottenAsker, Insights } from "./domain/operation/insights.ts";
import { localAdmin, mayRead, type Reader } from "./domain/people/reader.ts";
import type { ReloadEvent, ReloadRecord } from "./domain/operation/reload.ts";
import type { SearchRequest, SearchResult } from "./domain/answers/search.ts";
import { checkDocuments } from "./operations/check-documents.ts";
import type { Evaluation } from "./operations/evaluation/evaluate.ts";
import type { EvaluationHistory } from "./operations/evaluation/history.ts";
import { runEvaluation, type EvaluationRequest } from "./operations/evaluation/run-evaluation.ts";
import type { QuestionLog } from "./operations/insights/question-log.ts";
import { countOf, summarise } from "./operations/summarise-documents.ts";
import type { EvaluationRecord } from "./domain/operation/evaluation-record.ts";
import { createAskAbout, type AskAboutDependencies } from "./operations/attached/ask-about-file.ts";
import type { AttachedMemory } from "./operations/attached/attached-memory.ts";
import { relatedVersions } from "./operations/related-versions.ts";
import { citesInternal, readableBy, rowByFile } from "./operations/look-up-documents.ts";
import { createMetrics } from "./operations/metrics.ts";
import type { GenerationSwitch, Served } from "./operations/generation-switch.ts";
import type { FileInspection, IncomingFile, UploadRequest, UploadResult } from "./domain/operation/upload.ts";
import type { SharedReload } from "./ingestion/reload/shared-reload.ts";
import type { DocumentRow, GenerationReader } from "./ports/store.ts";
import type { Retriever } from "./retrieval/retriever.ts";
import { searchPassages } from "./retrieval/search-passages.ts";
import type { Writing } from "./domain/writing/writing.ts";
import type {
  AssistantStatus,
  DocumentsCheck,
  DocumentSummary,
  DocumentView,
} from "./domain/documents/view.ts";

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
  /**
   * As `ask`, about `file` alone: read in memory with the limits and mark checks of `inspect`, cited by its name,
   * kept for the conversation (two hours at most) and written nowhere. Null: about the file the conversation
   * holds. What is wrong with the file ends the stream with an error event; answer-end carries `attached`.
   */
  askAbout(
    request: AskRequest,
    file: IncomingFile | null,
    reader: Reader,
    signal?: AbortSignal,
  ): AsyncIterable<AnswerEvent>;
  /** The file this conversation is about, or null. */
  attached(conversation: string, reader: Reader): AttachedFile | null;
  search(request: SearchRequest, reader: Reader): Promise<SearchResult>;
  documents(reader: Reader): DocumentSummary[];
  /** The whole document with its chunks, or null when absent or out of this reader's scope. */
  document(file: string, reader: Reader): DocumentView | null;
  /** What is known of a document, its text not read; null as above. */
  documentMeta(file: string, reader: Reader): DocumentMeta | null;
  /** A stretch of a document as a citation of its own; null where it is not there any more. */
  cite(stretch: Stretch, reader: Reader): Citation | null;
  /**
   * Two versions of a text clause by clause, matched by content, with the changed words marked. What the reader
   * may not see is as absent.
   * @throws UsageError when one is not there, is not clear, or both are one.
   */
  compare(request: CompareRequest, reader: Reader): Promise<Comparison>;
  /** How well the structure of the indexed texts was found. */
  checkDocuments(reader: Reader): DocumentsCheck;
  /**
   * Brings the index up to date with the knowledge folder. A second call while one runs follows
   * the first. Aborting `signal` stops following; `cancelReload` stops the run itself.
   * @throws BusyError when another process is writing.
   */
  reload(
    options: { readonly full: boolean; readonly by?: string | undefined },
    signal?: AbortSignal,
  ): AsyncIterable<ReloadEvent>;
  cancelReload(): void;
  /** How the last reloads went, newest first: when, for whom, and the report or what stopped it. */
  pastReloads(limit: number): ReloadRecord[];
  /** Writes files into the knowledge folder, each whole or not at all; they answer after the next reload. */
  receive(request: UploadRequest): Promise<UploadResult>;
  /**
   * Reads a file in memory, as a reload would, and keeps nothing. Only what the reader may see is named as the same.
   * @throws ClassifiedError, IngestionError when it must not or cannot be indexed.
   */
  inspect(file: IncomingFile, reader: Reader): Promise<FileInspection>;
  /**
   * Scores retrieval, and answers unless `retrievalOnly`, over a question set, one JSON object a line, and
   * keeps the figures.
   * @throws IngestionError naming the first line that is no question.
   */
  evaluate(
    request: EvaluationRequest,
    onProgress: (done: number, total: number) => void,
  ): Promise<Evaluation>;
  /** Earlier evaluations, newest first. */
  evaluations(): EvaluationRecord[];
  readonly writing: Writing;
  /** Keeps what a reader thinks of an answer; a later word on the same question replaces the earlier. @throws YoujuError */
  feedback(feedback: Feedback, reader: Reader): void;
  /**
   * What was asked in the last `days`, today included, and what the base could not answer; for admins.
   * @param days default: all that is kept.
   * @throws UsageError when `days` is more than is kept.
   */
  insights(days: number | undefined, reader: Reader): Insights;
  /** Deletes what is kept of one user's questions, feedback and conversations; counts by day stay. */
  forgetUser(userId: string): ForgottenAsker;
  /** Forgets the remembered questions of one conversation, and its file. */
  forgetConversation(conversation: string, reader: Reader): void;
  /** Counts only what the reader may see; everything when nobody is named. */
  status(reader?: Reader): AssistantStatus;
  /** Counts and times in the text format of Prometheus. */
  metrics(): Promise<string>;
  close(): Promise<void>;
}

/** One generation, opened: what a request reads from. */
export interface ServedGeneration extends Served {
  readonly documents: readonly DocumentRow[];
  readonly reader: GenerationReader;
  readonly retriever: Retriever;
  readonly answerer: Answerer;
  /** How many chunks hold a word. */
  readonly chunksWith: (word: string) => number;
  readonly embedderId: string;
  readonly vectorKind: string;
  /** ISO; null when nothing was indexed yet. */
  readonly indexedAt: string | null;
}

export interface AssistantDependencies {
  readonly generations: GenerationSwitch<ServedGeneration>;
  readonly sharedReload: SharedReload;
  readonly memory: ConversationMemory;
  readonly notices: readonly string[];
  /** Name of the chat model; null: extractive answers. */
  readonly chatModel: string | null;
  readonly writing: Writing;
  readonly evaluations: EvaluationHistory;
  readonly questionLog: QuestionLog;
  readonly receiveFiles: (request: UploadRequest) => Promise<UploadResult>;
  readonly pastReloads: (limit: number) => ReloadRecord[];
  readonly attachedMemory: AttachedMemory;
  readonly openAttached: AskAboutDependencies["open"];
  readonly inspectFile: (file: IncomingFile, held: readonly DocumentRow[]) => Promise<FileInspection>;
  readonly closeStore: () => void;
}

export function createAssistant(dependencies: AssistantDependencies): Assistant {
  const { generations, sharedReload, memory, questionLog } = dependencies;
  const metrics = createMetrics(() => status());
  const kept = dependencies.attachedMemory;
  const askAbout = createAskAbout({ ...dependencies, open: dependencies.openAttached, kept, metrics });

  async function* ask(request: AskRequest, reader: Reader, signal?: AbortSignal): AsyncIterable<AnswerEvent> {
    const lease = generations.lease();
    const conversation = request.conversation ?? null;
    const key = conversation === null ? null : conversationKey(conversation, reader);
    const history = request.history ?? (key === null ? [] : memory.recall(key));
    const historyIsInternal = key !== null && memory.holdsInternal(key);
    const asked = { ...request, history, historyIsInternal };
    let ended: "answered" | "stopped" | "failed" = "stopped";
    try {
      for await (const event of lease.served.answerer.answer(asked, reader, signal)) {
        if (event.type === "error") ended = "failed";
        if (event.type === "answer-end") {
          ended = "answered";
          const { answer } = event;
          metrics.answered(answer);
          questionLog.answered(answer, reader, lease.served.chunksWith);
          if (key !== null && answer.outcome !== "chat")
            memory.remember(key, answer.standalone_question, citesInternal(answer, lease.served.documents));
        }
        yield event.type === "passages-found" ? { ...event, conversation } : event;
      }
    } catch (error) {
      ended = "failed";
      throw error;
    } finally {
      if (ended !== "answered") metrics.unanswered(ended);
      lease.end();
    }
  }

  function status(reader: Reader = localAdmin): AssistantStatus {
    const { documents, generation, embedderId, vectorKind, indexedAt } = generations.served;
    return {
      ...countOf(readableBy(reader, documents)),
      generation,
      embedder: embedderId,
      vector_index: vectorKind,
      mode: dependencies.chatModel === null ? "extractive" : "generated",
      reloading: sharedReload.running,
      indexed_at: indexedAt,
      notices: dependencies.notices,
    };
  }

  return {
    ask,
    askAbout,
    attached: (conversation, reader) => kept.find(conversationKey(conversation, reader))?.attached ?? null,
    search: (request, reader) => {
      const { retriever, reader: generation } = generations.served;
      return searchPassages(request, reader, retriever, generation);
    },
    documents: (reader) => readableBy(reader, generations.served.documents).map(summarise),
    document(file, reader) {
      const found = generations.served.reader.documentByFile(file);
      if (found === null || !mayRead(reader, found.collection)) return null;
      const { id, text, ...meta } = found;
      const chunks = generations.served.reader
        .chunksOf(id)
        .map(({ ordinal, path, article, start, end }) => ({ ordinal, path, article, start, end }));
      const related = relatedVersions(found, generations.served.documents, reader);
      return { meta, text, chunks, ...related, ...generations.served.reader.detailOf(id) };
    },
    documentMeta(file, reader) {
      const row = rowByFile(generations.served.documents, file);
      return row !== null && mayRead(reader, row.collection) ? row : null;
    },
    cite: (stretch, reader) => citeStretch(generations.served.reader, stretch, reader),
    async compare(request, reader) {
      const lease = generations.lease();
      try {
        const { documents, reader: generation } = lease.served;
        const { old, new: now } = chooseVersions(request, readableBy(reader, documents));
        return await compareDocuments(old, now, generation);
      } finally {
        lease.end();
      }
    },
    checkDocuments(reader) {
      const { documents, reader: generation } = generations.served;
      return checkDocuments(generation, readableBy(reader, documents));
    },
    async *reload({ full, by = localAdmin.userId }, signal) {
      for await (const event of sharedReload.follow({ full, by }, signal)) {
        // Followers are told of the end only when their next question is answered from the new index.
        if (event.type === "reload-end") await generations.refresh();
        yield event;
      }
    },
    async evaluate(request, onProgress) {
      const lease = generations.lease();
      try {
        const { retriever, answerer, reader: generation } = lease.served;
        const now = (): Date => new Date();
        const parts = { retriever, answerer, generation, history: dependencies.evaluations, now };
        return await runEvaluation(request, parts, onProgress);
      } finally {
        lease.end();
      }
    },
    evaluations: () => dependencies.evaluations.list(),
    writing: dependencies.writing,
    feedback: (given, reader) => questionLog.feedback(given, reader),
    insights: (days, reader) => questionLog.report(days, generations.served.documents, reader),
    forgetUser(userId) {
      const prefix = conversationKey("", { userId });
      memory.forgetAll(prefix);
      kept.forgetAll(prefix);
      return questionLog.forget(userId);
    },
    cancelReload: () => sharedReload.cancel(),
    pastReloads: dependencies.pastReloads,
    receive: dependencies.receiveFiles,
    inspect: (file, reader) =>
      dependencies.inspectFile(file, readableBy(reader, generations.served.documents)),
    forgetConversation(conversation, reader) {
      const key = conversationKey(conversation, reader);
      memory.forget(key);
      kept.forget(key);
    },
    status,
    metrics: () => metrics.render(),
    async close() {
      sharedReload.cancel();
      await sharedReload.settled();
      generations.stop();
      questionLog.close();
      dependencies.closeStore();
    },
  };
}
