import { Composer } from "grammy";
import type { SearchPassage } from "../../../../domain/answers/search.ts";
import { keyboardOf, say, sendRichText } from "../../sending/send.ts";
import { openData, parsePin, pinData, type SourceReference } from "../../callback-data.ts";
import { cleanText } from "../../intake/addressing.ts";
import { ownerOf } from "../../intake/conversation.ts";
import type { BotContext } from "../../intake/delivery.ts";
import type { TelegramDependencies } from "../../dependencies.ts";
import { internalNotice, isInternal, textKindOf } from "../../internal-sources.ts";
import { renderFindings } from "../../render/render-findings.ts";
import { startDraft } from "../writing/start-draft.ts";
import { createKept } from "../kept.ts";

const pageSize = 5;
/** More paragraphs than anyone reads in a chat. */
const mostFound = 50;
/** A draft of one section has use for no more models. */
const mostPinned = 3;

/** `/find 主题`: whole paragraphs of past reports on a subject, newest first. */
export function createFindFeature(dependencies: TelegramDependencies): Composer<BotContext> {
  const { assistant, access, store, sendsInternal } = dependencies;
  const feature = new Composer<BotContext>();
  /** What each person looked for last, for the button 更多. */
  const subjects = createKept<string>(store.notes, "subject");

  const show = async (ctx: BotContext, subject: string, from: number) => {
    const reader = access.readerFor(ctx);
    const { passages } = await assistant.search(
      { text: subject, kind: "report", whole: true, limit: mostFound },
      reader,
    );
    const open = passages.filter((passage) => sendsInternal || !isInternal(assistant, reader, passage.file));
    if (open.length === 0) {
      const instead =
        passages.length > 0 ? "有关材料为内部资料，请到网页端查看。" : "请换个说法，或用 /ask 查制度。";
      await say(ctx, `以往材料里没有找到写“${subject}”的段落。${instead}`);
      return;
    }
    // The index may have been reloaded since the button was made.
    const page = open.slice(from, from + pageSize).map((passage) => ({
      ...passage,
      textKind: textKindOf(assistant, reader, passage.file),
    }));
    if (page.length === 0) {
      await say(ctx, "没有更多段落了。");
      return;
    }
    const more = open.length - from - page.length;
    await sendRichText(ctx, renderFindings(subject, page, from, open.length), {
      keyboard: keyboardOf([...buttonRows(page, from), ...moreRow(from + pageSize, more), modelRow]),
    });
  };

  feature.command("find", async (ctx) => {
    const subject = cleanText(ctx.match);
    if (subject === "") {
      await say(ctx, "请把主题写在后面，例如：/find 基层党组织换届");
      return;
    }
    subjects.set(ownerOf(ctx), subject);
    await show(ctx, subject, 0);
  });
  feature.callbackQuery(modelData, async (ctx) => {
    const subject = subjects.get(ownerOf(ctx));
    if (subject === undefined || ctx.chat?.type !== "private") {
      const text =
        subject === undefined ? "这个按钮已失效，请重新发送 /find。" : "起草请在与我的私聊里进行。";
      await ctx.answerCallbackQuery({ text });
      return;
    }
    await ctx.answerCallbackQuery();
    const request = `写一段${subject}`;
    await startDraft(ctx, dependencies, { request });
  });
  feature.on("callback_query:data", async (ctx, next) => {
    const place = parsePin(ctx.callbackQuery.data);
    if (place === null) return await next();
    await ctx.answerCallbackQuery({ text: await pin(ctx, place, dependencies), show_alert: true });
  });
  feature.callbackQuery(/^f:(\d{1,3})$/u, async (ctx) => {
    const subject = subjects.get(ownerOf(ctx));
    if (subject === undefined) {
      await ctx.answerCallbackQuery({ text: "这个按钮已失效，请重新发送 /find。" });
      return;
    }
    await ctx.answerCallbackQuery();
    await show(ctx, subject, Number(ctx.match[1]));
  });
  return feature;
}

/** Sets a paragraph aside for the next draft, the latest first; says what came of it. */
async function pin(
  ctx: BotContext,
  place: SourceReference,
  { assistant, access, library, pins, sendsInternal }: TelegramDependencies,
): Promise<string> {
  const file = (await library.current()).files.get(place.fileHash);
  const found = file === undefined ? null : assistant.documentMeta(file, access.readerFor(ctx));
  if (found === null) return "这份材料已更新或移除，请重新发送 /find。";
  if (found.internal && !sendsInternal) return internalNotice;
  const { start, end } = place;
  const earlier = (pins.get(ownerOf(ctx)) ?? []).filter(
    (other) => other.file !== found.file || other.start !== start,
  );
  const chosen = [{ file: found.file, start, end }, ...earlier].slice(0, mostPinned);
  pins.set(ownerOf(ctx), chosen);
  return `已选作范例（共 ${String(chosen.length)} 段）。发 /draft 加要求，或点“照着起草一段”，下一份稿子就照它写。`;
}

const modelData = "f:draft";
const modelRow = [{ label: "照着起草一段", data: modelData }];

function buttonRows(page: readonly SearchPassage[], from: number) {
  return page.map(({ file, start, end }, at) => [
    { label: `原文 ${String(from + at + 1)}`, data: openData(file, start, end) },
    { label: `用作范例 ${String(from + at + 1)}`, data: pinData(file, start, end) },
  ]);
}

function moreRow(from: number, left: number) {
  return left > 0 ? [[{ label: `更多（还有 ${String(left)} 段）`, data: `f:${String(from)}` }]] : [];
}
