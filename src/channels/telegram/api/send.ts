import { InlineKeyboard } from "grammy";
import type { BotContext } from "../intake/delivery.ts";
import { richText, type RichText } from "../render/rich-text.ts";
import { splitMessage } from "../render/split-message.ts";
import { hasErrorCode } from "./failures.ts";

export interface SendOptions {
  readonly keyboard?: InlineKeyboard | undefined;
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
    await sendPart(ctx, part, index === 0, index === parts.length - 1 ? options.keyboard : undefined);
  }
}

async function sendPart(
  ctx: BotContext,
  part: RichText,
  first: boolean,
  keyboard?: InlineKeyboard,
): Promise<void> {
  const options = {
    link_preview_options: { is_disabled: true },
    ...(first ? replyParameters(ctx) : {}),
    ...(keyboard === undefined ? {} : { reply_markup: keyboard }),
  };
  ctx.delivery.begin();
  try {
    await ctx.reply(part.text, { entities: [...part.entities], ...options });
  } catch (error) {
    // An entity the server will not have must not cost the reader the answer.
    if (!hasErrorCode(error, 400) || part.entities.length === 0) throw error;
    await ctx.reply(part.text, options);
  }
  ctx.delivery.arrived();
}

/** In a group the answer belongs to the question; the asker may have deleted it meanwhile. */
export function replyParameters(ctx: BotContext) {
  if (ctx.message === undefined || ctx.chat?.type === "private") return {};
  return { reply_parameters: { message_id: ctx.message.message_id, allow_sending_without_reply: true } };
}

export function keyboardOf(
  rows: readonly (readonly { readonly label: string; readonly data: string }[])[],
): InlineKeyboard | undefined {
  if (rows.length === 0) return undefined;
  return InlineKeyboard.from(
    rows.map((row) => row.map(({ label, data }) => InlineKeyboard.text(label, data))),
  );
}
