import { Composer } from "grammy";
import type { Document } from "grammy/types";
import type { TelegramDependencies } from "../../dependencies.ts";
import { cleanText } from "../../intake/addressing.ts";
import { fileConversationOf, ownerOf } from "../../intake/conversation.ts";
import type { BotContext } from "../../intake/delivery.ts";
import { renderAnswer } from "../../render/render-answer.ts";
import { richText } from "../../render/text/rich-text.ts";
import { replyToMessage, say } from "../../sending/send.ts";
import { readFile } from "../library/read-file.ts";
import { createKept } from "../kept.ts";
import { sendAnswer } from "./answer-question.ts";
import { inTurn } from "./in-turn.ts";

export const askData = "k:ask";
const baseData = "k:base";
const baseRow = [{ label: "改问资料库", data: baseData }];

/**
 * One-off questions about a file that was sent, in private chats: asked in its caption, or after the button.
 * The file stays in memory for its conversation, so the next questions are about it too, until /new.
 */
export function createAskAboutFileFeature(dependencies: TelegramDependencies): Composer<BotContext> {
  const { assistant, access, store } = dependencies;
  const feature = new Composer<BotContext>();
  /** Files whose question is still to come. */
  const waiting = createKept<Document>(store.notes, "file");

  feature.command(["new", "cancel"], async (ctx, next) => {
    waiting.delete(ownerOf(ctx));
    await next();
  });
  const inPrivate = feature.chatType("private");
  inPrivate.on("message:document", async (ctx, next) => {
    waiting.delete(ownerOf(ctx));
    const question = cleanText(ctx.message.caption ?? "");
    if (question === "" || question.startsWith("/")) return await next();
    await answerAbout(ctx, question, ctx.message.document, dependencies);
  });
  inPrivate.on("message:text", async (ctx, next) => {
    const { text } = ctx.message;
    if (text.startsWith("/")) return await next();
    const document = waiting.get(ownerOf(ctx));
    if (document === undefined && assistant.attached(fileConversationOf(ctx), access.readerFor(ctx)) === null)
      return await next();
    waiting.delete(ownerOf(ctx));
    await answerAbout(ctx, cleanText(text), document ?? null, dependencies);
  });
  feature.callbackQuery(askData, async (ctx) => {
    const document = replyToMessage(ctx)?.document;
    if (document === undefined || ctx.chat?.type !== "private") {
      const text = document === undefined ? "找不到原来的文件，请重新发送。" : "请在与我的私聊里发送文件。";
      await ctx.answerCallbackQuery({ text, show_alert: true });
      return;
    }
    await ctx.answerCallbackQuery();
    waiting.set(ownerOf(ctx), document);
    await say(ctx, "请直接发来问题，我只依据这份文件回答，文件不会保存。换话题请发 /new。");
  });
  feature.callbackQuery(baseData, async (ctx) => {
    await ctx.answerCallbackQuery();
    assistant.forgetConversation(fileConversationOf(ctx), access.readerFor(ctx));
    await say(ctx, "好的，文件已放下，下面的问题查资料库。");
  });
  return feature;
}

/** `document` null: the file that this conversation holds. */
async function answerAbout(
  ctx: BotContext,
  question: string,
  document: Document | null,
  dependencies: TelegramDependencies,
): Promise<void> {
  const { assistant } = dependencies;
  await inTurn(ctx, dependencies, async (turn) => {
    // The marks first: an internal file is not read back to where it must not be.
    const file = document === null ? null : await readFile(ctx, document, dependencies);
    if (turn.signal.aborted) return;
    if (typeof file === "string") {
      turn.release();
      await turn.display.finish();
      await turn.display.end(richText([file]));
      return;
    }
    const conversation = fileConversationOf(ctx);
    await sendAnswer(
      ctx,
      question,
      dependencies,
      turn,
      (request, reader, signal) => {
        // Another file, another conversation.
        if (file !== null) assistant.forgetConversation(conversation, reader);
        return assistant.askAbout({ ...request, conversation }, file, reader, signal);
      },
      // Its places are in no document that a button could open.
      (answer) => ({ ...renderAnswer(answer, "file"), rows: [baseRow] }),
    );
  });
}
