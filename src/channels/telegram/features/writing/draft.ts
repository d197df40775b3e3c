import { Composer } from "grammy";
import type { Draft } from "../../../../domain/writing/draft.ts";
import { describeError, YoujuError } from "../../../../errors.ts";
import { cleanText } from "../../intake/addressing.ts";
import { ownerOf } from "../../intake/conversation.ts";
import type { BotContext } from "../../intake/delivery.ts";
import type { TelegramDependencies } from "../../dependencies.ts";
import { renderDraft } from "../../render/render-draft.ts";
import { keyboardOf, say, sendDocument, sendRichText } from "../../sending/send.ts";
import { createKept } from "../kept.ts";
import {
  draftKinds,
  draftLengths,
  draftRows,
  gapRows,
  kindRows,
  lengthRows,
  ownDraftRows,
  parseDraftPress,
} from "./draft-buttons.ts";
import { startDraft } from "./start-draft.ts";
import { restsOnInternal, withheld, writeDraft, type StartDraft } from "./write-draft.ts";

const usage = "请写明要起草什么，例如：/draft 写一段2024年发展党员工作情况，300字，全年发展党员396名";
/** Of a writer's own drafts, the latest. */
const mostListed = 5;

/** What the next text of a person is for. */
interface Pending {
  readonly id: string;
  /** The gap it fills; null: a fact to be added. */
  readonly gap: string | null;
}

/** Another kind is written from the request alone. */
function kindsQuestion({ version }: Draft): string {
  return version === 1 ? "换成哪种文稿？" : "换成哪种文稿？会按最初的要求重写，后来补充和改动的要再补一次。";
}

/** `/draft`: a draft and, by buttons and answers, its next versions, up to the Word file. */
export function createDraftFeature(dependencies: TelegramDependencies): Composer<BotContext> {
  const { access, assistant, store } = dependencies;
  const { writing } = assistant;
  const feature = new Composer<BotContext>();
  const pending = createKept<Pending>(store.notes, "draft");

  const write = (ctx: BotContext, start: StartDraft) => writeDraft(ctx, dependencies, start);
  const revise = (ctx: BotContext, id: string, instruction: string) =>
    write(ctx, (reader, signal) => writing.revise(id, instruction, reader, signal));

  /** The newest version, or why there is none to work on. */
  const currentDraft = (ctx: BotContext, id: string): Draft | string => {
    const reader = access.readerFor(ctx);
    try {
      const draft = writing.versions(id, reader).at(-1);
      if (draft === undefined) return "这份草稿已经不在了，请重新起草。";
      const isOpen = dependencies.sendsInternal || !restsOnInternal(draft, reader, dependencies);
      return isOpen ? draft : withheld;
    } catch (error) {
      if (error instanceof YoujuError) return describeError(error);
      throw error;
    }
  };

  feature.command("cancel", async (ctx, next) => {
    pending.delete(ownerOf(ctx));
    await next();
  });
  feature.command("draft", async (ctx) => {
    pending.delete(ownerOf(ctx));
    const request = cleanText(ctx.match);
    if (ctx.chat.type !== "private") await say(ctx, "起草请在与我的私聊里进行。");
    else if (request === "") {
      const own = writing
        .list(access.readerFor(ctx))
        .slice(0, mostListed)
        // Even the first words of a draft may be internal.
        .filter(({ id, unfinished }) => unfinished !== null || typeof currentDraft(ctx, id) !== "string");
      await say(ctx, own.length === 0 ? usage : `${usage}\n或者打开以前的稿子：`, {
        keyboard: keyboardOf(ownDraftRows(own)),
      });
    } else await startDraft(ctx, dependencies, { request });
  });

  feature.chatType("private").on("message:text", async (ctx, next) => {
    const owner = ownerOf(ctx);
    const expected = pending.get(owner);
    if (expected === undefined || ctx.message.text.startsWith("/")) return await next();
    pending.delete(owner);
    const text = cleanText(ctx.message.text);
    await revise(ctx, expected.id, expected.gap === null ? `加上${text}` : `〔${expected.gap}〕填${text}`);
  });

  const exportWord = async (ctx: BotContext, draft: Draft, copy: "clean" | "review") => {
    const { text, kind } = draft;
    const bytes = await writing.word({ text, kind, copy, letterhead: null }, draft);
    const mark = copy === "clean" ? "" : "（核对稿）";
    await sendDocument(ctx, bytes, `${kind}${mark}-第${String(draft.version)}版.docx`);
  };

  feature.on("callback_query:data", async (ctx, next) => {
    const press = parseDraftPress(ctx.callbackQuery.data);
    if (press === null) return await next();
    const { id, action, choice } = press;
    if (action === "resume") {
      await ctx.answerCallbackQuery();
      return await write(ctx, (reader, signal) => writing.resume(id, reader, signal));
    }
    const draft = currentDraft(ctx, id);
    if (typeof draft === "string") {
      await ctx.answerCallbackQuery({ text: draft, show_alert: true });
      return;
    }
    await ctx.answerCallbackQuery();
    const expect = async (question: string, gap: string | null) => {
      pending.set(ownerOf(ctx), { id, gap });
      await say(ctx, `${question}不补了就发 /cancel。`);
    };
    switch (action) {
      case "shorter":
        return await revise(ctx, id, "缩短");
      case "longer":
        return await revise(ctx, id, "扩写");
      case "formal":
        return await revise(ctx, id, "更正式");
      case "undo":
        return await revise(ctx, id, "撤销");
      case "fact":
        return await expect("请发来要补充的事实，一条一句，例如：培训发展对象200名。", null);
      case "gaps":
        return await say(ctx, "要填哪一处？", { keyboard: keyboardOf(gapRows(draft)) });
      case "gap": {
        const label = [...new Set(draft.placeholders.map((gap) => gap.label))][choice];
        if (label === undefined) return await say(ctx, "这一处已经填好了。");
        return await expect(`请发来“${label}”的内容。`, label);
      }
      case "kinds":
        return await say(ctx, kindsQuestion(draft), { keyboard: keyboardOf(kindRows(draft)) });
      case "kind":
        return await startDraft(ctx, dependencies, { request: draft.request, kind: draftKinds[choice] });
      case "lengths":
        return await say(ctx, "要多少字？", { keyboard: keyboardOf(lengthRows(draft)) });
      case "length":
        return await revise(ctx, id, `控制在${String(draftLengths[choice] ?? draftLengths[0])}字`);
      case "open":
        return await sendRichText(ctx, renderDraft(draft), { keyboard: keyboardOf(draftRows(draft)) });
      case "word":
      case "review":
        return await exportWord(ctx, draft, action === "word" ? "clean" : "review");
    }
  });
  return feature;
}
