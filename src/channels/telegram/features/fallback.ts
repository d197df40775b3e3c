import { Composer } from "grammy";
import { say } from "../sending/send.ts";
import type { BotContext } from "../intake/delivery.ts";

/** What people send besides text: one short polite answer. Service messages are none of these. */
const media = [
  "message:voice",
  "message:audio",
  "message:photo",
  "message:video",
  "message:video_note",
  "message:animation",
  "message:sticker",
  "message:location",
  "message:contact",
  "message:poll",
] as const;

export function createFallbackFeature(): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  feature.on([...media], async (ctx) => {
    await say(ctx, "目前只能看懂文字和文件，请把问题写成文字发给我。");
  });
  feature.on("message:text", async (ctx) => {
    // A command for another bot, written in our private chat, is a slip of the pen too.
    await say(ctx, "没有这个指令，发送 /help 查看用法。");
  });
  return feature;
}
