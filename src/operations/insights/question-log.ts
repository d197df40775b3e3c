import { createHmac } from "node:crypto";
import type { Answer } from "../../domain/answers/answer.ts";
import { maskPersonal } from "../../domain/egress/mask-personal.ts";
import type { CitedClause, Feedback, ForgottenAsker, Insights } from "../../domain/operation/insights.ts";
import type { Reader } from "../../domain/people/reader.ts";
import { UsageError, YoujuError } from "../../errors.ts";
import type { AskedBy, AskedQuestion, InsightStore } from "../../ports/insight-store.ts";
import type { DocumentRow } from "../../ports/store.ts";
import { questionKey, topicOf } from "./question-topic.ts";
import { reportInsights } from "./report-insights.ts";

/** What is kept of questions, so that the base can be made better, and nothing that says who asked them. */
export interface QuestionLog {
  /** Takes note of an answer and returns at once; what goes wrong later costs only the note. */
  answered(answer: Answer, reader: Reader, chunksWith: (word: string) => number): void;
  /** Of a question about a file that was sent along only the outcome is counted. */
  answeredAboutFile(answer: Answer): void;
  /** @throws YoujuError when it could not be kept. */
  feedback(feedback: Feedback, reader: Reader): void;
  /** @throws UsageError when `days` is more than is kept. */
  report(days: number | undefined, documents: readonly DocumentRow[], reader: Reader): Insights;
  /** Deletes what is kept of one person. */
  forget(userId: string): ForgottenAsker;
  /** Writes down what is still in memory. */
  close(): void;
}

export interface QuestionLogOptions {
  readonly store: InsightStore;
  /** Keeps whoever reads the database from trying out names. */
  readonly key: Uint8Array;
  readonly retentionDays: number;
  readonly now: () => Date;
  readonly onFault: (error: unknown) => void;
  /** @default 1000 */
  readonly delayMs?: number;
}

/** Worked out when it is written: the answer waits for none of it. */
interface Note {
  readonly userId: string;
  readonly made: () => AskedQuestion;
}

/** Notes kept while the disk is busy; the oldest are dropped. */
const mostWaiting = 5000;
const atOnce = 20;
const pauseMs = 20;
const longestText = 300;
const cleanEveryMs = 60 * 60 * 1000;

export function createQuestionLog(options: QuestionLogOptions): QuestionLog {
  const { store, key, retentionDays, now, onFault, delayMs = 1000 } = options;
  let waiting: Note[] = [];
  let timer: ReturnType<typeof setTimeout> | null = null;
  let purgedOn = "";

  // What is too old goes on days, too, on which nobody asks.
  const cleaning = setInterval(() => flush(atOnce), cleanEveryMs).unref();

  const today = (): string => localDay(now());
  const hash = (...parts: string[]): string =>
    createHmac("sha256", key).update(parts.join("\n")).digest("base64url");
  // With the question in it: what one person asked cannot be put together.
  const askerOf = (userId: string) => (question: string) => hash("asker", question, userId);

  function askedBy(text: string, userId: string): AskedBy {
    const question = hash("question", questionKey(text));
    return { question, asker: askerOf(userId)(question), text: maskPersonal(text.slice(0, longestText)) };
  }

  function note(userId: string, made: () => AskedQuestion): void {
    waiting.push({ userId, made });
    if (waiting.length > mostWaiting) waiting.shift();
    timer ??= setTimeout(writeSome, delayMs).unref();
  }

  /** A few at a time: each takes half a millisecond in which nobody is answered. */
  function writeSome(): void {
    timer = null;
    if (flush(atOnce) && waiting.length > 0) timer = setTimeout(writeSome, pauseMs).unref();
  }

  /** False when it could not be written; the notes are kept for the next time. */
  function flush(most = mostWaiting): boolean {
    const notes = waiting.slice(0, most);
    waiting = waiting.slice(most);
    try {
      if (notes.length > 0) store.add(notes.map(({ made }) => made()));
      purge();
      return true;
    } catch (error) {
      waiting = [...notes, ...waiting].slice(-mostWaiting);
      onFault(error);
      return false;
    }
  }

  function purge(): void {
    if (purgedOn === today()) return;
    store.purgeBefore(firstDay(now(), retentionDays));
    purgedOn = today();
  }

  return {
    answered(answer, { userId }, chunksWith) {
      const day = today();
      note(userId, () => {
        const { outcome, timings_ms: timings, standalone_question: text } = answer;
        const isChat = outcome === "chat";
        return {
          day,
          outcome,
          totalMs: timings.total,
          topic: isChat ? null : (topicOf(text, chunksWith) ?? ""),
          cited: eachOnce(answer.citations),
          asked: isChat ? null : askedBy(text, userId),
        };
      });
    },
    answeredAboutFile({ outcome, timings_ms: timings }) {
      const day = today();
      note("", () => ({ day, outcome, totalMs: timings.total, topic: null, cited: [], asked: null }));
    },
    feedback({ verdict, reason, question, outcome, cited }, { userId }) {
      const said = maskPersonal((reason ?? "").trim());
      try {
        store.addFeedback({
          ...askedBy(question, userId),
          day: today(),
          verdict,
          reason: said === "" ? null : said,
          outcome,
          cited: eachOnce(cited),
        });
      } catch (cause) {
        throw new YoujuError("反馈没有存成", "请稍后再试", { cause });
      }
    },
    report(days = retentionDays, documents, reader) {
      if (days > retentionDays) {
        throw new UsageError(
          `只保留最近 ${retentionDays} 天`,
          `天数要写 1 到 ${retentionDays}，或改 RETENTION_DAYS`,
        );
      }
      flush();
      const from = firstDay(now(), days);
      return reportInsights(store.since(from), { from, to: today(), retentionDays }, documents, reader);
    },
    forget(userId) {
      waiting = waiting.filter((note) => note.userId !== userId);
      return store.forget(askerOf(userId));
    },
    close() {
      clearInterval(cleaning);
      if (timer !== null) clearTimeout(timer);
      flush();
      store.close();
    },
  };
}

function eachOnce(cited: readonly CitedClause[]): CitedClause[] {
  const clauses = new Map(cited.map(({ file, article }) => [`${file}\n${article}`, { file, article }]));
  return [...clauses.values()];
}

/** The first of the last `days` days, today included. */
function firstDay(now: Date, days: number): string {
  return localDay(new Date(now.getFullYear(), now.getMonth(), now.getDate() - days + 1));
}

function localDay(date: Date): string {
  const two = (value: number): string => String(value).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
