import type { Document } from "grammy/types";
import type { FileInspection } from "../../../../domain/operation/upload.ts";
import { ClassifiedError, describeError, YoujuError } from "../../../../errors.ts";
import type { TelegramDependencies } from "../../dependencies.ts";
import type { BotContext } from "../../intake/delivery.ts";
import { isInternal } from "../../internal-sources.ts";

/** Said of classified and internal files alike: the chat's server has them already. */
const notHere = "请勿通过即时通讯工具传输涉密和内部文件。这份文件没有保存，请在聊天里删除。";

/** A file that was sent, in memory. */
export interface ReadFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly inspection: FileInspection;
}

/** The file and what it is, or the sentence to say instead. Nothing is written anywhere. */
export async function readFile(
  ctx: BotContext,
  document: Document,
  { access, assistant, download, sendsInternal }: TelegramDependencies,
): Promise<ReadFile | string> {
  const bytes = await download(ctx, document);
  if (typeof bytes === "string") return bytes;
  const name = document.file_name ?? "未命名";
  try {
    const inspection = await assistant.inspect({ name, bytes }, access.readerFor(ctx));
    const { internal, sameAs } = inspection;
    const reader = access.readerFor(ctx);
    // What the catalog calls internal need not say so itself, whoever may read it.
    const isKnown = sameAs !== null && isInternal(assistant, { ...reader, collections: "all" }, sameAs);
    if ((internal || isKnown) && !sendsInternal) return notHere;
    const isSeen = sameAs !== null && assistant.documentMeta(sameAs, reader) !== null;
    return { name, bytes, inspection: { ...inspection, sameAs: isSeen ? sameAs : null } };
  } catch (error) {
    if (error instanceof ClassifiedError) return notHere;
    if (error instanceof YoujuError) return `这份文件读不了：${describeError(error)}`;
    throw error;
  }
}
