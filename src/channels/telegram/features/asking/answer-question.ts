import type { Answer, AnswerEvent } from "../../../../domain/answers/answer.ts";
import type { AskRequest } from "../../../../domain/answers/conversation.ts";
import type { Reader } from "../../../../domain/people/reader.ts";
import { compareData } from "../../callback-data.ts";
import type { ChatButton } from "../../render/chat-button.ts";
import { keyboardOf } from "../../sending/send.ts";
import type { BotContext } from "../../intake/delivery.ts";
import { conversationOf } from "../../intake/conversation.ts";
import type { TelegramDependencies } from "../../dependencies.ts";
import { isInternal, withholdInternal } from "../../internal-sources.ts";
import { renderAnswer, type AnswerMessage } from "../../render/render-answer.ts";
import { richText } from "../../render/text/rich-text.ts";
import { tableRow } from "./table.ts";
import { feedbackRow } from "./feedback.ts";
import { inTurn, type Turn } from "./in-turn.ts";

export type StartAnswer = (
  request: AskRequest,
  reader: Reader,
  signal: AbortSignal,
) => AsyncIterable<AnswerEvent>;

export interface ShownAnswer extends AnswerMessage {
  readonly rows: readonly (readonly ChatButton[])[];
}

/** Asks the knowledge base and sends the whole answer, whatever was or was not previewed on the way. */
export async function answerQuestion(
  ctx: BotContext,
  question: string,
  dependencies: TelegramDependencies,
  { isNewTopic = false }: { readonly isNewTopic?: boolean } = {},
): Promise<void> {
  const { assistant, access, sendsInternal, answered, library } = dependencies;
  const ask: StartAnswer = (request, reader, signal) =>
    assistant.ask(isNewTopic ? { ...request, history: [] } : request, reader, signal);
  const reader = access.readerFor(ctx);
  const isAtHome = (file: string) => isInternal(assistant, reader, file);
  await inTurn(ctx, dependencies, async (turn) => {
    const { internalTitles } = await library.current();
    await sendAnswer(ctx, question, dependencies, turn, ask, (answer) => {
      const sendable = sendsInternal ? answer : withholdInternal(answer, isAtHome, internalTitles);
      const { answer: plain, row } = offerComparison(sendable);
      const message = renderAnswer(plain, { botUsername: ctx.me.username });
      const steps = plain.table === null ? [] : [tableRow(ctx.update.update_id)];
      const isChat = answer.outcome === "chat";
      if (!isChat) answered.add(ctx, answer, plain);
      const rating = isChat ? [] : [feedbackRow(ctx.update.update_id)];
      return { ...message, rows: [...inPairs(message.buttons), row, ...steps, ...rating] };
    });
  });
}

/** Streams an answer into the chat; `show` makes the final message of it. */
export async function sendAnswer(
  ctx: BotContext,
  question: string,
  dependencies: TelegramDependencies,
  turn: Turn,
  start: StartAnswer,
  show: (answer: Answer) => ShownAnswer,
): Promise<void> {
  const outcome = await collectAnswer(ctx, question, dependencies, turn, start);
  turn.release();
  await turn.display.finish();
  if (outcome === null) return;
  if (typeof outcome === "string") {
    await turn.display.end(richText([outcome]));
    return;
  }
  const { rows, ...message } = show(outcome);
  await turn.display.end(message, keyboardOf(rows));
}

/** The answer, one calm sentence on why there is none, or null when it was stopped. */
async function collectAnswer(
  ctx: BotContext,
  question: string,
  { assistant, access, sendsInternal }: TelegramDependencies,
  { display, signal }: Turn,
  start: StartAnswer,
): Promise<Answer | string | null> {
  const reader = access.readerFor(ctx);
  let previewable = false;
  const request = { question, conversation: conversationOf(ctx) };
  for await (const event of start(request, reader, signal)) {
    if (signal.aborted) return null;
    if (event.type === "answer-end") return event.answer;
    if (event.type === "error") return event.message;
    // Before the answer is whole nobody knows what it cites: anything internal found, nothing shown.
    if (event.type === "passages-found")
      previewable =
        sendsInternal || !event.passages.some((passage) => isInternal(assistant, reader, passage.file));
    if (event.type === "text-delta" && previewable) display.place(event.position, event.text);
  }
  return null;
}

const compareNote = /youju compare "([^"]+)" "([^"]+)"/u;

/** A note that names a command of the terminal becomes a button. */
function offerComparison(answer: Answer): { answer: Answer; row: ChatButton[] } {
  const named = answer.notes.map((note) => compareNote.exec(note)).find((match) => match !== null);
  const [, old, now] = named ?? [];
  if (old === undefined || now === undefined) return { answer, row: [] };
  return {
    answer: { ...answer, notes: answer.notes.filter((note) => !compareNote.test(note)) },
    row: [{ label: "全文逐条对照", data: compareData(old, now, 0, true) }],
  };
}

function inPairs<T>(buttons: readonly T[]): T[][] {
  const rows: T[][] = [];
  for (let at = 0; at < buttons.length; at += 2) rows.push(buttons.slice(at, at + 2));
  return rows;
}
