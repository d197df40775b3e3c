import { earlierEvaluation, sampleEvaluation } from "./sample-evaluation.ts";
import { setTimeout as sleep } from "node:timers/promises";
import type { Assistant } from "../../src/assistant.ts";
import type { Answer } from "../../src/domain/answers/answer.ts";
import type { CompareRequest } from "../../src/domain/documents/comparison.ts";
import { sampleComparison } from "./sample-comparison.ts";
import type { AttachedFile } from "../../src/domain/documents/attached-file.ts";
import type { Feedback } from "../../src/domain/operation/insights.ts";
import { emptyReport, sampleShares, sampleStatus } from "./sample-state.ts";
import { sampleInsights } from "./sample-insights.ts";
import type { AskRequest } from "../../src/domain/answers/conversation.ts";
import { ClassifiedError, IngestionError, YoujuError } from "../../src/errors.ts";
import { mayRead, type Reader } from "../../src/domain/people/reader.ts";
import type { ReloadEvent, ReloadRecord, ReloadReport } from "../../src/domain/operation/reload.ts";
import type { EvaluationRecord } from "../../src/domain/operation/evaluation-record.ts";
import type { SearchRequest } from "../../src/domain/answers/search.ts";
import type { UploadRequest, UploadResult } from "../../src/domain/operation/upload.ts";
import type { Writing } from "../../src/domain/writing/writing.ts";
import type { AssistantStatus, DocumentView } from "../../src/domain/documents/view.ts";
import { createFakeWriting } from "./fake-writing.ts";
import type { Draft, DraftRequest } from "../../src/domain/writing/draft.ts";
import { answerEvents } from "./fake-events.ts";
import { citationOf, refusal, sampleDocuments, scriptedAnswers, summarize } from "./fake-knowledge.ts";

/** Every call a channel made, in order, with what it passed. */
export type FakeCall =
  | { readonly method: "ask"; readonly request: AskRequest; readonly reader: Reader }
  | {
      readonly method: "askAbout";
      readonly request: AskRequest;
      readonly file: string | null;
      readonly reader: Reader;
    }
  | { readonly method: "search"; readonly request: SearchRequest; readonly reader: Reader }
  | { readonly method: "documents"; readonly reader: Reader }
  | { readonly method: "document"; readonly file: string; readonly reader: Reader }
  | { readonly method: "reload"; readonly full: boolean; readonly by?: string }
  | { readonly method: "cancelReload" }
  | { readonly method: "receive"; readonly request: UploadRequest }
  | { readonly method: "evaluate"; readonly request: Parameters<Assistant["evaluate"]>[0] }
  | { readonly method: "forgetConversation"; readonly conversation: string; readonly reader: Reader }
  | { readonly method: "feedback"; readonly feedback: Feedback; readonly reader: Reader }
  | { readonly method: "compare"; readonly request: CompareRequest; readonly reader: Reader }
  | { readonly method: "insights"; readonly days: number | undefined; readonly reader: Reader }
  | { readonly method: "close" };

export interface FakeAssistantOptions {
  /** Answers by exact question; anything else is refused. Default: `scriptedAnswers`. */
  readonly answers?: ReadonlyMap<string, Answer>;
  readonly documents?: readonly DocumentView[];
  readonly reloadReport?: Partial<ReloadReport>;
  readonly pastReloads?: readonly ReloadRecord[];
  /** Thrown by reload(), e.g. a BusyError. */
  readonly reloadError?: Error;
  /** Thrown by ask() after its first event. */
  readonly askError?: Error;
  /** Ends ask() with an error event carrying this message. */
  readonly errorMessage?: string;
  /** Pause before each event; lets a test stop a stream half-way. */
  readonly delayMs?: number;
  /** Awaited before each event of an answer, counted from 0: a test holds the stream where it wants. */
  readonly pause?: (step: number) => Promise<void>;
  readonly status?: Partial<AssistantStatus>;
  readonly evaluations?: readonly EvaluationRecord[];
  /** What every draft is; default `sampleDraft`. */
  readonly draft?: Draft;
  /** A writing half of one's own, such as the true one over a small house. */
  readonly writing?: Writing;
  /** What receive() refuses; all else is saved. */
  readonly uploadRejected?: UploadResult["rejected"];
}

export interface FakeAssistant extends Assistant {
  readonly calls: readonly FakeCall[];
  /** Drafts asked for. */
  readonly drafts: readonly DraftRequest[];
  /** Questions so far. */
  readonly asked: () => number;
  /** Streams that were aborted before their end. */
  readonly aborted: () => number;
}

/** A scripted Assistant: keeps the contract's order of events and records what it was asked. */
export function createFakeAssistant(options: FakeAssistantOptions = {}): FakeAssistant {
  const answers = options.answers ?? scriptedAnswers;
  const library = options.documents ?? sampleDocuments;
  const calls: FakeCall[] = [];
  const drafts: DraftRequest[] = [];
  const attachedTo = new Map<string, AttachedFile>();
  let aborted = 0;
  /** Callers that follow a reload. */
  let reloading = 0;
  let cancelled = false;

  /** Waits its turn; true when the listener has left. */
  async function left(signal: AbortSignal | undefined, paused?: Promise<void>): Promise<boolean> {
    try {
      signal?.throwIfAborted();
      if (paused !== undefined) await orAborted(paused, signal);
      if (options.delayMs !== undefined)
        await sleep(options.delayMs, undefined, signal === undefined ? {} : { signal });
      return false;
    } catch {
      aborted += 1;
      return true;
    }
  }

  return {
    calls,
    drafts,
    writing: options.writing ?? createFakeWriting(drafts, options.draft, options.delayMs),
    asked: () => calls.filter(({ method }) => method === "ask").length,
    aborted: () => aborted,
    async *ask(request, reader, signal) {
      calls.push({ method: "ask", request, reader });
      const answer = answers.get(request.question.trim()) ?? refusal(request.question);
      let step = 0;
      for (const event of answerEvents(answer, request.conversation ?? null)) {
        if (await left(signal, options.pause?.(step))) return;
        if (step === 1 && options.askError !== undefined) throw options.askError;
        if (step === 1 && options.errorMessage !== undefined) {
          yield { type: "error", message: options.errorMessage };
          return;
        }
        yield event;
        step += 1;
      }
    },
    async *askAbout(request, file, reader) {
      calls.push({ method: "askAbout", request, file: file?.name ?? null, reader });
      const text = file === null ? "上一份文件" : new TextDecoder().decode(file.bytes);
      if (text.includes("机密")) {
        yield { type: "error", message: new ClassifiedError("机密").message };
        return;
      }
      const attached = { file: file?.name ?? "x.txt", title: "所附", text, internal: false, warnings: [] };
      attachedTo.set(request.conversation ?? "", attached);
      const answer = answers.get(request.question.trim()) ?? refusal(request.question);
      for (const event of answerEvents(answer, request.conversation ?? null))
        yield event.type === "answer-end" ? { ...event, attached } : event;
    },
    attached: (conversation) => attachedTo.get(conversation) ?? null,
    search(request, reader) {
      calls.push({ method: "search", request, reader });
      const passages = library
        .filter(({ meta }) => mayRead(reader, meta.collection))
        .filter(({ meta }) => request.kind === undefined || meta.kind === request.kind)
        .flatMap(({ meta, text, chunks }) =>
          chunks.map((chunk) => ({
            file: meta.file,
            title: meta.title,
            path: [...chunk.path, ...(chunk.article === null ? [] : [chunk.article])].join(" > "),
            article: chunk.article,
            text: text.slice(chunk.start, chunk.end),
            score: 1,
            start: chunk.start,
            end: chunk.end,
            status: meta.status,
            explanation: request.explain === true ? sampleShares : [],
          })),
        )
        .filter(({ text }) => Array.from(request.text).some((letter) => text.includes(letter)));
      return Promise.resolve({
        query: request.text,
        passages: passages.slice(0, request.limit ?? 10),
        confidence: 0.5,
        understood: request.explain === true ? ["先查制度"] : [],
        timings_ms: { retrieve: 1, total: 1 },
      });
    },
    documents(reader) {
      calls.push({ method: "documents", reader });
      return library.filter(({ meta }) => mayRead(reader, meta.collection)).map(summarize);
    },
    document(file, reader) {
      calls.push({ method: "document", file, reader });
      const found = library.find(({ meta }) => meta.file === file);
      return found !== undefined && mayRead(reader, found.meta.collection) ? found : null;
    },
    documentMeta(file, reader) {
      const meta = library.find((view) => view.meta.file === file)?.meta;
      return meta !== undefined && mayRead(reader, meta.collection) ? meta : null;
    },
    cite({ file, start, end }, reader) {
      const view = library.find(({ meta }) => meta.file === file && mayRead(reader, meta.collection));
      return view === undefined ? null : citationOf(view, start, end);
    },
    checkDocuments: () => ({
      documents: library.length,
      articles: 3,
      whole: 2,
      chunks_with_two: 0,
      offsets_exact: 1,
      split: [{ file: "policies/办法.md", article: "第九条", length: 1000 }],
    }),
    async *reload({ full, by }, signal): AsyncGenerator<ReloadEvent> {
      calls.push({ method: "reload", full, ...(by === undefined ? {} : { by }) });
      if (options.reloadError !== undefined) throw options.reloadError;
      reloading += 1;
      try {
        for (const [index, { meta }] of library.entries()) {
          if (await left(signal)) return;
          if (cancelled) throw new YoujuError("更新已取消，原有资料不变", "");
          yield {
            type: "reload-progress",
            stage: "read",
            done: index + 1,
            total: library.length,
            file: meta.file,
          };
        }
        yield { type: "reload-end", report: { ...emptyReport, ...options.reloadReport } };
      } finally {
        reloading -= 1;
        if (reloading === 0) cancelled = false;
      }
    },
    pastReloads: (limit) => (options.pastReloads ?? []).slice(0, limit),
    cancelReload() {
      calls.push({ method: "cancelReload" });
      cancelled = reloading > 0;
    },
    receive(request) {
      calls.push({ method: "receive", request });
      const names = new Set(request.files.map(({ name }) => name));
      const rejected = (options.uploadRejected ?? []).filter(({ file }) => names.has(file));
      for (const { file } of rejected) names.delete(file);
      const saved = [...names].map((name) => ({ file: `policies/${name}`, replaced: false }));
      return Promise.resolve({ saved, rejected });
    },
    inspect({ name, bytes }) {
      const text = new TextDecoder().decode(bytes);
      if (text.includes("机密")) return Promise.reject(new ClassifiedError("机密"));
      if (!/\.(?:md|txt|docx)$/u.test(name) || text.startsWith("MZ"))
        return Promise.reject(new IngestionError("不是能读的文件", "请另存为 docx"));
      return Promise.resolve({
        title: name.replace(/\.\w+$/u, ""),
        kind: "policy",
        internal: text.includes("内部资料"),
        characters: text.length,
        sameAs: library.find((view) => view.text === text)?.meta.file ?? null,
        warnings: [],
      });
    },
    evaluations: () => [...(options.evaluations ?? [earlierEvaluation])],
    async evaluate(request, onProgress) {
      calls.push({ method: "evaluate", request });
      const { questions } = request;
      const lines = questions.split("\n").filter(Boolean);
      if (lines.some((line) => !line.startsWith("{")))
        throw new IngestionError("第 1 行不是题目", "请改正后重试");
      for (let done = 1; done <= lines.length; done += 1) {
        await left(undefined);
        onProgress(done, lines.length);
      }
      return { ...sampleEvaluation, questions: lines.length };
    },
    feedback(feedback, reader) {
      calls.push({ method: "feedback", feedback, reader });
    },
    compare(request, reader) {
      calls.push({ method: "compare", request, reader });
      return Promise.resolve(sampleComparison);
    },
    insights(days, reader) {
      calls.push({ method: "insights", days, reader });
      return sampleInsights;
    },
    forgetUser: () => ({ questions: 0, feedback: 0 }),
    forgetConversation(conversation, reader) {
      attachedTo.delete(conversation);
      calls.push({ method: "forgetConversation", conversation, reader });
    },
    metrics: () => Promise.resolve("youju_documents 3\n"),
    status: () => ({
      ...sampleStatus,
      documents: library.length,
      reloading: reloading > 0,
      ...options.status,
    }),
    close() {
      calls.push({ method: "close" });
      return Promise.resolve();
    },
  };
}

function orAborted(waiting: Promise<void>, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    waiting.then(resolve, reject);
    signal?.addEventListener("abort", () => reject(new Error("aborted")), { once: true });
  });
}
