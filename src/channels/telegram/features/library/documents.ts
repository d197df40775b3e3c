import { Composer } from "grammy";
import type { DocumentSummary } from "../../../../domain/documents/view.ts";
import { keyboardOf, say, sendRichText } from "../../sending/send.ts";
import { openData } from "../../callback-data.ts";
import { cleanText } from "../../intake/addressing.ts";
import type { BotContext } from "../../intake/delivery.ts";
import type { TelegramDependencies } from "../../dependencies.ts";
import { renderDocuments, renderSources } from "../../render/render-library.ts";
import { forAdmins } from "../admin/for-admins.ts";

const mostListed = 20;
const mostButtons = 8;

/** `/sources 关键词`: what answers rest on; `/documents 关键词`, for admins: how well it was read. */
export function createLibraryFeature(dependencies: TelegramDependencies): Composer<BotContext> {
  const { assistant, access, sendsInternal } = dependencies;
  const feature = new Composer<BotContext>();

  const matching = (ctx: BotContext, words: string): DocumentSummary[] => {
    const wanted = cleanText(words).split(/\s+/u).filter(Boolean);
    return assistant
      .documents(access.readerFor(ctx))
      .filter(({ title, file }) => wanted.every((word) => `${title} ${file}`.includes(word)));
  };

  feature.command("sources", async (ctx) => {
    const found = matching(ctx, ctx.match);
    const open = found.filter(({ flags }) => sendsInternal || !flags.includes("internal"));
    if (open.length === 0) {
      await say(ctx, "没有收录题名含这些字的资料。发送 /sources 看全部。");
      return;
    }
    const listed = open.slice(0, mostListed);
    const buttons = listed.slice(0, mostButtons).map(({ file }, at) => ({
      label: `打开 ${String(at + 1)}`,
      data: openData(file, firstOffset(dependencies, ctx, file), firstOffset(dependencies, ctx, file)),
    }));
    await sendRichText(ctx, renderSources(listed, open.length, found.length - open.length), {
      keyboard: keyboardOf([buttons.slice(0, 4), buttons.slice(4)].filter((row) => row.length > 0)),
    });
  });
  feature.command(
    "documents",
    forAdmins(access, "查看资料清单", async (ctx) => {
      const found = matching(ctx, ctx.match);
      const open = found.filter(({ flags }) => sendsInternal || !flags.includes("internal"));
      await sendRichText(ctx, renderDocuments(open, mostListed, found.length - open.length));
    }),
  );
  return feature;
}

/** Where the first clause of a document begins. */
function firstOffset({ assistant, access }: TelegramDependencies, ctx: BotContext, file: string): number {
  return assistant.document(file, access.readerFor(ctx))?.chunks[0]?.start ?? 0;
}
