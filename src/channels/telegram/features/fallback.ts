import { Composer, type Context } from "grammy";
import { replyParameters } from "../api/send.ts";

/** What people send besides text: one short polite answer. Service messages are none of these. */
const media = [
  "message:voice",
  "message:audio",
  "message:photo",
  "message:video",
  "message:video_note",
  "message:animation",
  "message:sticker",
  "message:document",
  "message:location",
  "message:contact",
  "message:poll",
] as const;

export function createFallbackFeature(): Composer<Context> {
  const feature = new Composer();
  feature.on([...media], async (ctx) => {
    await ctx.reply("目前只能看懂文字，请把问题写成文字发给我。", replyParameters(ctx));
  });
  feature.on("message:text", async (ctx) => {
    // A command for another bot, written in our private chat, is a slip of the pen too.
    await ctx.reply("没有这个指令，发送 /help 查看用法。", replyParameters(ctx));
  });
  return feature;
}
