import { Composer } from "grammy";
import { pasteCitation, type PasteForm } from "../../../../domain/answers/paste-citation.ts";
import { parsePaste, pasteData, type SourceReference } from "../../callback-data.ts";
import type { TelegramDependencies } from "../../dependencies.ts";
import type { BotContext } from "../../intake/delivery.ts";
import { internalNotice, isInternal } from "../../internal-sources.ts";
import type { ChatButton } from "../../render/chat-button.ts";
import { code, richText } from "../../render/text/rich-text.ts";
import { sendRichText } from "../../sending/send.ts";

const labels: Readonly<Record<PasteForm, string>> = {
  text: "复制正文",
  sentence: "引用句",
  sourced: "带出处",
};
const forms = ["text", "sentence", "sourced"] as const;
/** Bot API: copy_text takes 1–256 characters. */
const mostCopied = 256;

/** A short citation is copied by the button itself, a long one is sent to be copied. */
export function pasteRow(
  ctx: BotContext,
  file: string,
  reference: SourceReference,
  { assistant, access }: TelegramDependencies,
): ChatButton[] {
  const citation = assistant.cite({ ...reference, file }, access.readerFor(ctx));
  if (citation === null) return [];
  return forms.map((form) => {
    const pasted = pasteCitation(citation, form);
    const label = labels[form];
    return pasted.ok && pasted.text.length <= mostCopied
      ? { label, copy: pasted.text }
      : { label, data: pasteData(form, reference) };
  });
}

/** The buttons of what is too long to be copied at once, or must not be quoted. */
export function createPasteFeature(dependencies: TelegramDependencies): Composer<BotContext> {
  const { assistant, access, library, sendsInternal } = dependencies;
  const feature = new Composer<BotContext>();
  feature.on("callback_query:data", async (ctx, next) => {
    const press = parsePaste(ctx.callbackQuery.data);
    if (press === null) return await next();
    const reader = access.readerFor(ctx);
    const file = (await library.current()).files.get(press.fileHash);
    const citation = file === undefined ? null : assistant.cite({ ...press, file }, reader);
    const refusal =
      citation === null
        ? "这份资料已更新或移除，原来的位置对不上了，请重新提问。"
        : isInternal(assistant, reader, citation.file) && !sendsInternal
          ? internalNotice
          : null;
    const pasted = citation === null || refusal !== null ? null : pasteCitation(citation, press.form);
    if (pasted?.ok !== true) {
      await ctx.answerCallbackQuery({ text: refusal ?? pasted?.reason ?? "", show_alert: true });
      return;
    }
    await ctx.answerCallbackQuery({ text: "点一下下面的文字就能复制。" });
    await sendRichText(ctx, richText([code(pasted.text)]));
  });
  return feature;
}
