import type { Draft, DraftEvent } from "../../../../domain/writing/draft.ts";
import type { Reader } from "../../../../domain/people/reader.ts";
import { describeError, YoujuError } from "../../../../errors.ts";
import type { BotContext } from "../../intake/delivery.ts";
import type { TelegramDependencies } from "../../dependencies.ts";
import { isInternal } from "../../internal-sources.ts";
import { renderDraft } from "../../render/render-draft.ts";
import { richText } from "../../render/text/rich-text.ts";
import { keyboardOf } from "../../sending/send.ts";
import { draftRows, resumeButton } from "./draft-buttons.ts";
import { inTurn, type Turn } from "../asking/in-turn.ts";

export const withheld = "这份稿子用到了内部资料，请到网页端起草。";

export type StartDraft = (reader: Reader, signal: AbortSignal) => AsyncIterable<DraftEvent>;

/** A report that was stopped on the way; its written sections are kept. */
interface Stopped {
  readonly id: string;
  readonly done: number;
}

/** Streams one version into the chat, with the buttons for the next. */
export async function writeDraft(
  ctx: BotContext,
  dependencies: TelegramDependencies,
  start: StartDraft,
): Promise<void> {
  const reader = dependencies.access.readerFor(ctx);
  await inTurn(ctx, dependencies, async (turn) => {
    const outcome = await collectDraft(reader, dependencies, turn, start(reader, turn.signal));
    turn.release();
    await turn.display.finish();
    if (outcome === null) return;
    if (typeof outcome === "string") await turn.display.end(richText([outcome]));
    else if ("text" in outcome) await turn.display.end(renderDraft(outcome), keyboardOf(draftRows(outcome)));
    // Stopped with the bot itself, the update is taken up again by the next start.
    else if (!dependencies.signal.aborted)
      await turn.display.end(
        richText([`写好的 ${String(outcome.done)} 部分已保存。`]),
        keyboardOf([[resumeButton(outcome.id)]]),
      );
  });
}

/** The draft, one sentence on why there is none, or what was kept of it when it was stopped. */
async function collectDraft(
  reader: Reader,
  dependencies: TelegramDependencies,
  { display, signal }: Turn,
  events: AsyncIterable<DraftEvent>,
): Promise<Draft | Stopped | string | null> {
  const { assistant, sendsInternal } = dependencies;
  let previewable = false;
  let report: Stopped | null = null;
  try {
    for await (const event of events) {
      if (signal.aborted) return report;
      if (event.type === "error") return event.message;
      if (event.type === "draft-end")
        return sendsInternal || !restsOnInternal(event.draft, reader, dependencies) ? event.draft : withheld;
      if (event.type === "passages-found")
        previewable =
          sendsInternal || !event.passages.some((passage) => isInternal(assistant, reader, passage.file));
      if (event.type === "report-started") report = { id: event.id, done: event.done };
      if (event.type === "section-started")
        display.note(
          `正在写第 ${String(event.section)} 部分，共 ${String(event.total)} 部分：${event.heading}`,
        );
      if (event.type === "section-done" && report !== null) report = { ...report, done: event.section };
      if (event.type === "text-delta" && previewable) display.append(event.text);
    }
  } catch (error) {
    if (error instanceof YoujuError) return describeError(error);
    throw error;
  }
  return report;
}

/** Words of a model paragraph may stand in the draft, so what it was modelled on counts too. */
export function restsOnInternal(draft: Draft, reader: Reader, { assistant }: TelegramDependencies): boolean {
  return [...draft.citations, ...draft.precedents].some(({ file }) => isInternal(assistant, reader, file));
}
