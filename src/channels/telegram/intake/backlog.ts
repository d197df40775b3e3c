import type { Api } from "grammy";
import type { Message, Update } from "grammy/types";
import type { Logger } from "../../../logger.ts";
import type { HeldReason, HeldUpdate, UpdateInbox } from "../../../ports/chat-store.ts";
import { describeFailure, hasErrorCode } from "../api/failures.ts";
import { keyboardOf } from "../sending/send.ts";
import type { Pace } from "../pace.ts";
import { againData } from "../callback-data.ts";
import { conversationOfMessage } from "./conversation.ts";
import { repeatedly } from "./delivery.ts";

/** More would be a page of its own; who wants an older one answered sends it again. */
const mostListed = 10;
const longestSubject = 60;

export interface Backlog {
  /** Something was held: its senders will be told once things are quiet. */
  notify(): void;
  stop(): void;
}

interface HeldMessage {
  readonly id: number;
  readonly place: number;
  readonly reason: HeldReason;
  readonly message: Message;
}

/** Tells people, one message a chat, what was not answered, with a button for each question. */
export function createBacklog(inbox: UpdateInbox, api: Api, logger: Logger, pace: Pace): Backlog {
  let timer: NodeJS.Timeout | null = null;
  let stopped = false;

  const schedule = (wait: number) => {
    if (stopped) return;
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(() => {
      timer = null;
      tellAll().catch((error: unknown) => {
        logger.warn(describeFailure(error), "telegram summary not delivered, will try again");
        schedule(pace.refused);
      });
    }, wait);
  };

  const tellAll = async () => {
    const groups: Record<string, HeldMessage[]> = {};
    for (const held of readHeld(inbox)) {
      const { reason, message } = held;
      (groups[`${reason} ${conversationOfMessage(message, message.chat.id)}`] ??= []).push(held);
    }
    let failure: unknown = null;
    for (const held of Object.values(groups)) await tell(held).catch((error: unknown) => (failure = error));
    if (failure !== null) throw failure;
  };

  const tell = async (held: readonly HeldMessage[]) => {
    const listed = held.slice(-mostListed);
    const [first] = listed;
    if (first === undefined || stopped) return;
    const { message, reason } = first;
    try {
      // A summary that comes twice does no harm, one that never comes would.
      await repeatedly(() =>
        api.sendMessage(message.chat.id, summaryText(reason, listed, held.length), {
          ...(message.is_topic_message === true && message.message_thread_id !== undefined
            ? { message_thread_id: message.message_thread_id }
            : {}),
          reply_markup: keyboardOf(buttonRows(reason, listed)) ?? { inline_keyboard: [] },
        }),
      );
    } catch (error) {
      // Blocked meanwhile, or the chat is gone: nobody to tell.
      if (!hasErrorCode(error, 400, 403)) throw error;
    }
    inbox.markTold(listed.map(({ id }) => id));
    for (const { id } of held.slice(0, -mostListed)) inbox.finish(id);
  };

  return {
    notify: () => {
      schedule(pace.summaryAfter);
    },
    stop: () => {
      stopped = true;
      if (timer !== null) clearTimeout(timer);
    },
  };
}

/** Held messages; a held press of a button is let go, since pressing again is easily done. */
function readHeld(inbox: UpdateInbox): HeldMessage[] {
  const messages: HeldMessage[] = [];
  for (const held of inbox.untold()) {
    const message = messageOf(held);
    if (message === null) inbox.finish(held.id);
    else messages.push({ id: held.id, place: held.place, reason: held.reason, message });
  }
  return messages;
}

export function messageOf(held: HeldUpdate): Message | null {
  return (JSON.parse(held.body) as Update).message ?? null;
}

function summaryText(reason: HeldReason, listed: readonly HeldMessage[], count: number): string {
  const head =
    reason === "old"
      ? `我有一段时间没有在线，期间收到的 ${String(count)} 条消息没有逐条回答：`
      : "刚才连接中断，下面的回答可能没有送到，或没有送全：";
  const foot =
    reason === "old"
      ? "需要回答的，请点下面的按钮；不需要的不用理会。"
      : "没有收到的，请点下面的按钮，我再答一次。";
  const lines = listed.map(({ message }, at) => `${String(at + 1)}. ${subjectOf(message)}`);
  const more = count > listed.length ? [`更早的 ${String(count - listed.length)} 条请重新发送。`] : [];
  return [head, ...lines, ...more, foot].join("\n");
}

function subjectOf(message: Message): string {
  const text = message.text ?? message.caption ?? message.document?.file_name ?? "（文件）";
  const letters = Array.from(text.replace(/\s+/gu, " ").trim());
  return letters.length > longestSubject
    ? `${letters.slice(0, longestSubject - 1).join("")}…`
    : letters.join("");
}

function buttonRows(reason: HeldReason, listed: readonly HeldMessage[]) {
  const verb = reason === "old" ? "回答" : "重答";
  const buttons = listed.map(({ id, place }, at) => ({
    label: `${verb} ${String(at + 1)}`,
    data: againData(id, place),
  }));
  const rows: (typeof buttons)[] = [];
  for (let at = 0; at < buttons.length; at += 4) rows.push(buttons.slice(at, at + 4));
  return rows;
}
