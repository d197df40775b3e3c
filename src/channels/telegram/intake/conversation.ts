import type { Context } from "grammy";

/** One conversation a chat, in forums one a topic; the assistant keeps it apart by user as well. */
export function conversationOf(ctx: Context): string {
  const chat = `telegram:${String(ctx.chat?.id ?? 0)}`;
  const message = ctx.msg;
  return message?.is_topic_message === true && message.message_thread_id !== undefined
    ? `${chat}:${String(message.message_thread_id)}`
    : chat;
}

/**
 * What must happen in order. Questions of one chat do; buttons only read and /reload runs for minutes,
 * so neither waits for a long answer nor holds one up.
 */
export function orderOf(ctx: Context): string | undefined {
  if (ctx.message === undefined) return undefined;
  const order = conversationOf(ctx);
  return /^\/(?:reload|status)\b/u.test(ctx.message.text ?? "") ? `${order}:admin` : order;
}
