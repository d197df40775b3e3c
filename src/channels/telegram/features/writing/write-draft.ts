import type { InlineKeyboard } from "grammy";
import type { Draft, DraftEvent } from "../../../../domain/draft.ts";
import type { Reader } from "../../../../domain/reader.ts";
import { describeError, YoujuError } from "../../../../errors.ts";
import type { BotContext } from "../../intake/delivery.ts";
import type { TelegramDependencies } from "../../dependencies.ts";
import { isInternal } from "../../internal-sources.ts";
import { renderDraft } from "../../render/render-draft.ts";
import { richText } from "../../render/rich-text.ts";
import { inTurn, type Turn } from "../asking/in-turn.ts";

export const withheld = "这份稿子用到了内部资料，请到网页端起草。";

export type StartDraft = (reader: Reader, signal: AbortSignal) => AsyncIterable<DraftEvent>;

/** Streams one version into the chat, with the buttons for the next, if any. */
export async function writeDraft(
  ctx: BotContext,
  dependencies: TelegramDependencies,
  start: StartDraft,
  keyboardFor: (draft: Draft) => InlineKeyboard | undefined = () => undefined,
): Promise<void> {
  const reader = dependencies.access.readerFor(ctx);
  await inTurn(ctx, dependencies, async (turn) => {
    const outcome = await collectDraft(reader, dependencies, turn, start(reader, turn.signal));
    turn.release();
    await turn.display.finish();
    if (outcome === null) return;
    if (typeof outcome === "string") await turn.display.end(richText([outcome]));
    else await turn.display.end(renderDraft(outcome), keyboardFor(outcome));
  });
}

/** The draft, one sentence on why there is none, or null when it was stopped. */
async function collectDraft(
  reader: Reader,
  dependencies: TelegramDependencies,
  { display, signal }: Turn,
  events: AsyncIterable<DraftEvent>,
): Promise<Draft | string | null> {
  const { assistant, sendsInternal } = dependencies;
  let previewable = false;
  try {
    for await (const event of events) {
      if (signal.aborted) return null;
      if (event.type === "error") return event.message;
      if (event.type === "draft-end")
        return sendsInternal || !restsOnInternal(event.draft, reader, dependencies) ? event.draft : withheld;
      if (event.type === "passages-found")
        previewable =
          sendsInternal || !event.passages.some((passage) => isInternal(assistant, reader, passage.file));
      if (event.type === "text-delta" && previewable) display.append(event.text);
    }
  } catch (error) {
    if (error instanceof YoujuError) return describeError(error);
    throw error;
  }
  return null;
}

/** Words of a model paragraph may stand in the draft, so what it was modelled on counts too. */
export function restsOnInternal(draft: Draft, reader: Reader, { assistant }: TelegramDependencies): boolean {
  return [...draft.citations, ...draft.precedents].some(({ file }) => isInternal(assistant, reader, file));
}
