import type { Message, UserFromGetMe } from "grammy/types";
import { isOwnCommand } from "../command-menu.ts";

type Me = Pick<UserFromGetMe, "id" | "username">;

/** In a group we act only when spoken to: a command of ours, a mention, or a reply to one of our messages. */
export function isAddressed(message: Message, me: Me): boolean {
  if (message.chat.type === "private") return true;
  return isCommandForUs(message, me) || mentions(message, me).length > 0 || isReplyToUs(message, me);
}

/** What is asked, without the mention; null for commands, which have handlers of their own. */
export function plainQuestion(message: Message, me: Me): string | null {
  if (message.text === undefined || message.text.startsWith("/")) return null;
  let text = message.text;
  // From the back, so that earlier offsets stay right.
  for (const entity of mentions(message, me).toReversed()) {
    text = `${text.slice(0, entity.offset)} ${text.slice(entity.offset + entity.length)}`;
  }
  return cleanText(text);
}

/** Zero-width characters and marks of writing direction change how a text looks, never what it asks. */
export function cleanText(text: string): string {
  return text.replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/gu, "").trim();
}

function mentions(message: Message, me: Me) {
  const text = message.text ?? message.caption ?? "";
  return (message.entities ?? message.caption_entities ?? []).filter((entity) => {
    if (entity.type === "text_mention") return entity.user.id === me.id;
    if (entity.type !== "mention") return false;
    const name = text.slice(entity.offset + 1, entity.offset + entity.length);
    return name.toLowerCase() === me.username.toLowerCase();
  });
}

function isCommandForUs(message: Message, me: Me): boolean {
  const entity = message.entities?.find((item) => item.type === "bot_command" && item.offset === 0);
  if (entity === undefined) return false;
  const [name = "", target] = (message.text ?? "").slice(1, entity.length).split("@");
  return target === undefined ? isOwnCommand(name) : target.toLowerCase() === me.username.toLowerCase();
}

function isReplyToUs(message: Message, me: Me): boolean {
  const replied = message.reply_to_message;
  // Every message of a forum topic "replies" to the service message that opened it.
  return replied?.from?.id === me.id && replied.forum_topic_created === undefined;
}
