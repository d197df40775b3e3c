import type { Chat, Message, MessageEntity, Update, User } from "grammy/types";
import { botUser } from "./methods.ts";

/** Updates as Telegram would send them, with the entities it adds itself. */

let nextId = 1;

export interface MessageOptions {
  readonly from?: number;
  /** Negative: a supergroup. Default: the private chat of the sender. */
  readonly chat?: number;
  readonly thread?: number;
  readonly replyToBot?: boolean;
  readonly extra?: object;
}

export function message(
  text: string,
  options: MessageOptions = {},
): { message: Message & Update.NonChannel } {
  const entities = detectEntities(text);
  return bareMessage({ text, ...(entities.length > 0 ? { entities } : {}) }, options);
}

/** A message without text: voice, photo, a service message … */
export function bareMessage(
  content: object,
  options: MessageOptions = {},
): { message: Message & Update.NonChannel } {
  const from = user(options.from ?? 42);
  const chat = chatOf(options.chat ?? from.id);
  nextId += 1;
  const built = {
    message_id: nextId,
    date: Math.floor(Date.now() / 1000),
    from,
    chat,
    ...(options.thread === undefined ? {} : { is_topic_message: true, message_thread_id: options.thread }),
    ...(options.replyToBot === true
      ? { reply_to_message: { message_id: 999, date: 0, chat, from: botUser, text: "此前的回答" } }
      : {}),
    ...content,
    ...options.extra,
  };
  return { message: built as unknown as Message & Update.NonChannel };
}

export function press(data: string, under: Message, from = 42): Pick<Update, "callback_query"> {
  nextId += 1;
  return {
    callback_query: {
      id: `callback-${String(nextId)}`,
      from: user(from),
      chat_instance: "1",
      data,
      message: under,
    },
  };
}

export function inlineQuery(query: string, from = 42): Pick<Update, "inline_query"> {
  nextId += 1;
  return { inline_query: { id: `inline-${String(nextId)}`, from: user(from), query, offset: "" } };
}

/** What the n-th button under a message sends. */
export function buttonData(sent: { readonly reply_markup?: unknown }, index = 0): string {
  const { inline_keyboard: rows } = sent.reply_markup as { inline_keyboard: { callback_data: string }[][] };
  return rows.flat()[index]!.callback_data;
}

/** What the button with this label sends. */
export function dataOf(sent: Message.TextMessage, label: string): string {
  const buttons = (sent.reply_markup?.inline_keyboard ?? []).flat();
  const found = buttons.find((button) => button.text === label);
  if (found === undefined || !("callback_data" in found)) throw new Error(`no button ${label}`);
  return found.callback_data;
}

function user(id: number): User {
  return { id, is_bot: false, first_name: `用户${String(id)}` };
}

function chatOf(id: number): Chat {
  return id < 0
    ? { id, type: "supergroup", title: "组织科" }
    : { id, type: "private", first_name: `用户${String(id)}` };
}

function detectEntities(text: string): MessageEntity[] {
  const entities: MessageEntity[] = [];
  const command = /^\/\w+(?:@\w+)?/u.exec(text);
  if (command !== null) entities.push({ type: "bot_command", offset: 0, length: command[0].length });
  for (const mention of text.matchAll(/(?<![\w/])@\w+/gu))
    entities.push({ type: "mention", offset: mention.index, length: mention[0].length });
  return entities;
}
