import { InlineKeyboard, InputFile } from "grammy";
import type { Message, MessageEntity } from "grammy/types";
import { repeatedly, UnsureDeliveryError, type BotContext } from "../intake/delivery.ts";
import type { ChatButton } from "../render/chat-button.ts";
import { richText, type RichText } from "../render/text/rich-text.ts";
import { splitMessage } from "../render/text/split-message.ts";
import { hasErrorCode, isUnmodified } from "../api/failures.ts";

export interface SendOptions {
  readonly keyboard?: InlineKeyboard | undefined;
  /** Answers this message in private chats too, so that a button finds it again. */
  readonly replyTo?: number | undefined;
}

/** One short text. */
export async function say(ctx: BotContext, text: string, options: SendOptions = {}): Promise<void> {
  await sendRichText(ctx, richText([text]), options);
}

/** Sends a message of any length; in groups as a reply, in a topic into that topic, buttons under the last part. */
export async function sendRichText(
  ctx: BotContext,
  message: RichText,
  options: SendOptions = {},
): Promise<void> {
  const parts = splitMessage(message);
  for (const [index, part] of parts.entries()) {
    const isLast = index === parts.length - 1;
    await sendPart(ctx, part, {
      ...(index === 0 ? replyParameters(ctx, options.replyTo) : {}),
      ...(isLast && options.keyboard !== undefined ? { reply_markup: options.keyboard } : {}),
    });
  }
}

async function sendPart(ctx: BotContext, part: RichText, placement: object): Promise<void> {
  ctx.delivery.begin();
  if (ctx.line.isShaky) await sendInTwoSteps(ctx, part, placement);
  else
    await withoutBadEntities(part, (text, entities) =>
      ctx.reply(text, { entities, ...withoutPreview, ...placement }),
    );
  ctx.delivery.arrived();
}

export const withoutPreview = { link_preview_options: { is_disabled: true } };

/**
 * Over a line that breaks nobody knows whether a message arrived. So a short one goes first, which does no
 * harm when it comes twice, and is turned into the text: turning it twice is turning it once.
 */
async function sendInTwoSteps(ctx: BotContext, part: RichText, placement: object): Promise<void> {
  const { message_id: id, chat } = await repeatedly(() => ctx.reply("网络不稳，正在送出……", placement));
  const keyboard =
    "reply_markup" in placement ? { reply_markup: placement.reply_markup as InlineKeyboard } : {};
  await withoutBadEntities(part, (text, entities) =>
    ctx.api.editMessageText(chat.id, id, text, { entities, ...withoutPreview, ...keyboard }),
  );
}

/** Telegram keeps 100 entities of a message. */
const mostEntities = 100;

/** An entity the server will not have must not cost the reader the answer. */
export async function withoutBadEntities(
  { text, entities }: RichText,
  send: (text: string, entities: MessageEntity[]) => Promise<unknown>,
): Promise<void> {
  try {
    await send(text, entities.slice(0, mostEntities));
  } catch (error) {
    if (isUnmodified(error)) return;
    if (!hasErrorCode(error, 400) || entities.length === 0) throw error;
    await send(text, []);
  }
}

/** Shows another text in the message of the pressed button. */
export async function editRichText(
  ctx: BotContext,
  { text, entities }: RichText,
  keyboard: InlineKeyboard | undefined,
): Promise<void> {
  try {
    await ctx.editMessageText(text, {
      entities: entities.slice(0, mostEntities),
      ...withoutPreview,
      ...(keyboard === undefined ? {} : { reply_markup: keyboard }),
    });
  } catch (error) {
    // Pressed twice ("not modified") or the message is gone: the reader sees what there is to see.
    if (!hasErrorCode(error, 400)) throw error;
  }
}

/** Sends a file made here; over a line that breaks its reader is told to look whether it came. */
export async function sendDocument(ctx: BotContext, bytes: Uint8Array, name: string): Promise<void> {
  ctx.delivery.begin();
  try {
    await ctx.replyWithDocument(new InputFile(bytes, name), replyParameters(ctx));
  } catch (error) {
    if (!(error instanceof UnsureDeliveryError)) throw error;
    await say(ctx, `网络中断，${name} 可能没有送到；没有收到的话请再点一次。`);
  }
  ctx.delivery.arrived();
}

/** In a group the answer belongs to the question; the asker may have deleted it meanwhile. */
export function replyParameters(ctx: BotContext, replyTo?: number) {
  const id = replyTo ?? (ctx.chat?.type === "private" ? undefined : ctx.message?.message_id);
  return id === undefined ? {} : { reply_parameters: { message_id: id, allow_sending_without_reply: true } };
}

/** The message that the one with the pressed button answers. */
export function replyToMessage(ctx: BotContext): Message | undefined {
  const under = ctx.callbackQuery?.message;
  return under !== undefined && "reply_to_message" in under ? under.reply_to_message : undefined;
}

export function keyboardOf(rows: readonly (readonly ChatButton[])[]): InlineKeyboard | undefined {
  const filled = rows.filter((row) => row.length > 0);
  if (filled.length === 0) return undefined;
  return InlineKeyboard.from(
    filled.map((row) =>
      row.map((button) =>
        "data" in button
          ? InlineKeyboard.text(button.label, button.data)
          : InlineKeyboard.copyText(button.label, button.copy),
      ),
    ),
  );
}
