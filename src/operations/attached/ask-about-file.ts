import { conversationKey, type ConversationMemory } from "../../answering/conversation-memory.ts";
import type { AnswerEvent } from "../../domain/answers/answer.ts";
import type { AttachedFile } from "../../domain/documents/attached-file.ts";
import type { AskRequest } from "../../domain/answers/conversation.ts";
import type { Reader } from "../../domain/people/reader.ts";
import type { IncomingFile } from "../../domain/operation/upload.ts";
import { ClassifiedError, describeError, YoujuError } from "../../errors.ts";
import type { QuestionLog } from "../insights/question-log.ts";
import type { Metrics } from "../metrics.ts";
import type { AttachedMemory } from "./attached-memory.ts";
import type { OpenedFile } from "./open-attached.ts";

export interface AskAboutDependencies {
  readonly open: (file: IncomingFile, signal?: AbortSignal) => Promise<OpenedFile>;
  readonly kept: AttachedMemory;
  readonly memory: ConversationMemory;
  readonly metrics: Metrics;
  readonly questionLog: QuestionLog;
}

export type AskAbout = (
  request: AskRequest,
  file: IncomingFile | null,
  reader: Reader,
  signal?: AbortSignal,
) => AsyncIterable<AnswerEvent>;

const everything = { collections: "all" } as const;

/** Questions about a file that was sent along, or about the one that the conversation holds from before. */
export function createAskAbout({ open, kept, memory, metrics, questionLog }: AskAboutDependencies): AskAbout {
  async function openFor(
    key: string | null,
    file: IncomingFile | null,
    signal: AbortSignal | undefined,
  ): Promise<OpenedFile> {
    if (file === null) {
      const found = key === null ? null : kept.find(key);
      if (found === null)
        throw new YoujuError("这个对话里没有附带的文件，或文件已过期", "请重新附上文件再问");
      return found;
    }
    const opened = await unlessAborted(open(file, signal), signal);
    if (key !== null) kept.keep(key, opened);
    return opened;
  }

  return async function* askAbout(request, file, reader, signal) {
    const conversation = request.conversation ?? null;
    const key = conversation === null ? null : conversationKey(conversation, reader);
    let opened: OpenedFile;
    try {
      opened = await openFor(key, file, signal);
    } catch (error) {
      const isStopped = signal?.aborted === true;
      metrics.unanswered(isStopped ? "stopped" : "failed");
      if (isStopped) return;
      if (!(error instanceof YoujuError)) throw error;
      yield {
        type: "error",
        message: error instanceof ClassifiedError ? error.message : describeError(error),
      };
      return;
    }
    const { attached, answerer } = opened;
    const history = request.history ?? (key === null ? [] : memory.recall(key));
    const historyIsInternal = attached.internal || (key !== null && memory.holdsInternal(key));
    const asked = { ...request, history, historyIsInternal };
    let isAnswered = false;
    try {
      // The file is the asker's own: what they may see of the base does not matter.
      for await (const event of answerer.answer(asked, { ...reader, ...everything }, signal)) {
        if (event.type === "passages-found") yield { ...event, conversation };
        else if (event.type !== "answer-end") yield event;
        else {
          isAnswered = true;
          const answer = { ...event.answer, notes: [...event.answer.notes, noteOf(attached)] };
          metrics.answered(answer);
          questionLog.answeredAboutFile(answer);
          if (key !== null && answer.outcome !== "chat")
            memory.remember(key, answer.standalone_question, attached.internal);
          yield { type: "answer-end", answer, attached };
        }
      }
    } finally {
      if (!isAnswered) metrics.unanswered("stopped");
    }
  };
}

/** A scan takes minutes to read; whoever leaves does not wait for it. */
function unlessAborted<Value>(work: Promise<Value>, signal: AbortSignal | undefined): Promise<Value> {
  if (signal === undefined) return work;
  return new Promise((resolve, reject) => {
    const leave = (): void => reject(new Error("aborted", { cause: signal.reason }));
    if (signal.aborted) leave();
    signal.addEventListener("abort", leave, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener("abort", leave));
  });
}

function noteOf({ file, warnings }: AttachedFile): string {
  const warned = warnings.length === 0 ? "" : `读取时注意：${warnings.join("；")}。`;
  return `只依据所附文件“${file}”回答，没有查资料库；文件没有存盘。${warned}`;
}
