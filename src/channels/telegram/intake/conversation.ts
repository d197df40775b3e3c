import type { Context } from "grammy";
import type { Message } from "grammy/types";
import { speakerId } from "./access.ts";

/** One conversation a chat, in forums one a topic; the assistant keeps it apart by user as well. */
export function conversationOf(ctx: Context): string {
  return conversationOfMessage(ctx.msg, ctx.chat?.id ?? 0);
}

export function conversationOfMessage(message: Message | undefined, chatId: number): string {
  const chat = `telegram:${String(chatId)}`;
  return message?.is_topic_message === true && message.message_thread_id !== undefined
    ? `${chat}:${String(message.message_thread_id)}`
    : chat;
}

/** About a file that was sent: a conversation of its own, so that neither understands itself by the other. */
export function fileConversationOf(ctx: Context): string {
  return `${conversationOf(ctx)}:file`;
}

/** Whose answers come one after the other. */
export function ownerOf(ctx: Context): string {
  return String(speakerId(ctx));
}

/**
 * Short answers of a chat come in order. What may take long has the answer queue for that, and /cancel and
 * /reload must not wait for what they are to end or run beside; buttons only read.
 */
export function orderOf(ctx: Context): string | undefined {
  const text = ctx.message?.text;
  // A file with a question under it waits in the queue too.
  if (ctx.message?.caption !== undefined) return undefined;
  if (ctx.message === undefined || (text !== undefined && !text.startsWith("/"))) return undefined;
  return queued.test(text ?? "") ? undefined : conversationOf(ctx);
}

const queued = /^\/(?:ask|date|compare|draft|new|cancel|reload|status|eval)\b/u;
