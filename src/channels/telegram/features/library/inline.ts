import { Composer } from "grammy";
import type { InlineQueryResult } from "grammy/types";
import type { TextKind } from "../../../../domain/documents/document.ts";
import type { SearchPassage } from "../../../../domain/answers/search.ts";
import { deepLinkPayload, hashFile } from "../../callback-data.ts";
import { cleanText } from "../../intake/addressing.ts";
import type { BotContext } from "../../intake/delivery.ts";
import type { TelegramDependencies } from "../../dependencies.ts";
import { isInternal, textKindOf } from "../../internal-sources.ts";
import { bold, richText, sliceRichText } from "../../render/text/rich-text.ts";
import { statusLabel, textKindLabel, titleInMarks } from "../../render/text/source-labels.ts";
import { messageLimit } from "../../render/text/split-message.ts";

const mostResults = 8;
/** One letter finds everything and nothing. */
const shortestQuery = 2;
const longestDescription = 80;
/** The same words find the same clauses until the next reload. */
const cacheSeconds = 30;

/** `@bot 三会一课` in any chat: clauses to insert. Off by default (TELEGRAM_INLINE). */
export function createInlineFeature(dependencies: TelegramDependencies): Composer<BotContext> {
  const { assistant, access, sendsInternal } = dependencies;
  const feature = new Composer<BotContext>();
  feature.on("inline_query", async (ctx) => {
    const text = cleanText(ctx.inlineQuery.query);
    const reader = access.readerFor(ctx);
    const passages =
      Array.from(text).length < shortestQuery
        ? []
        : (await assistant.search({ text, limit: mostResults, kind: "policy" }, reader)).passages;
    const results = passages
      .filter((passage) => sendsInternal || !isInternal(assistant, reader, passage.file))
      .map((passage) => toResult(passage, textKindOf(assistant, reader, passage.file), ctx.me.username));
    await ctx.answerInlineQuery(results, { cache_time: cacheSeconds, is_personal: true });
  });
  return feature;
}

function toResult(passage: SearchPassage, textKind: TextKind, username: string): InlineQueryResult {
  const { file, title, article, path, text, start, end, status } = passage;
  const name = [titleInMarks(title), article ?? path.split(" > ").at(-1) ?? ""].filter(Boolean).join(" ");
  const source = {
    text: "查看原文",
    url: `https://t.me/${username}?start=${deepLinkPayload(file, start, end)}`,
  };
  const body = sliceRichText(
    richText([bold(name), ` · ${statusLabel(status)}${textKindLabel(textKind)}\n`, source, `\n\n${text}`]),
    0,
    messageLimit,
  );
  return {
    type: "article",
    id: `${hashFile(file)}:${String(start)}`,
    title: name,
    description: Array.from(text.replace(/\s+/gu, " ")).slice(0, longestDescription).join(""),
    input_message_content: {
      message_text: body.text,
      entities: [...body.entities],
      link_preview_options: { is_disabled: true },
    },
  };
}
