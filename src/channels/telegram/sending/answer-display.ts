import type { InlineKeyboard } from "grammy";
import { placePiece } from "../../../domain/text/place-piece.ts";
import type { Pace } from "../pace.ts";
import type { BotContext } from "../intake/delivery.ts";
import type { RichText } from "../render/text/rich-text.ts";
import { splitMessage } from "../render/text/split-message.ts";
import { createDraftPreview, type Preview } from "./draft-preview.ts";
import { createEditedPreview, type EditedPreview } from "./edited-preview.ts";
import { sendRichText } from "./send.ts";
import { startTyping } from "./typing.ts";

/** Whether the API server knows message drafts; found out by trying, for all chats at once. */
export interface DraftSupport {
  supported: boolean;
}

/** One answer on its way: what the reader sees until it is whole, and the whole. */
export interface AnswerDisplay {
  /** Somebody works on it now. */
  begin(): void;
  /** Instead of text that is not there yet, e.g. the place in the queue. */
  status(text: string): void;
  /** What comes next. */
  append(text: string): void;
  /** What is being worked on, below the text so far. */
  note(text: string): void;
  /** One piece of the answer in its place, see `placePiece`. */
  place(position: number, text: string): void;
  /** Nothing more is shown; call before `end`, and when there will be no answer. */
  finish(): Promise<void>;
  end(message: RichText, keyboard?: InlineKeyboard): Promise<void>;
}

export function createAnswerDisplay(ctx: BotContext, drafts: DraftSupport, pace: Pace): AnswerDisplay {
  let typing: { stop(): void } | null = null;
  let pieces: string[] = [];
  let note = "";
  let edited: EditedPreview | null = null;
  let preview: Preview;
  // A message left over from before a restart is taken up again.
  if (ctx.chat?.type === "private" && drafts.supported && ctx.delivery.placeholder === null) {
    preview = createDraftPreview(ctx, {
      pace,
      onUnsupported: (shown) => {
        drafts.supported = false;
        edited = createEditedPreview(ctx, pace);
        preview = edited;
        preview.show(shown);
      },
    });
  } else {
    edited = createEditedPreview(ctx, pace);
    preview = edited;
  }
  const showText = () => {
    const text = [pieces.join(""), note].filter(Boolean).join("\n\n");
    if (text.trim() !== "") typing?.stop();
    preview.show(text);
  };
  return {
    begin: () => {
      typing ??= startTyping(ctx, pace);
    },
    status: (line) => {
      if (pieces.length === 0) preview.show(line);
    },
    append: (piece) => {
      pieces = [...pieces, piece];
      showText();
    },
    note: (line) => {
      note = line;
      showText();
    },
    place: (position, piece) => {
      pieces = placePiece(pieces, position, piece);
      showText();
    },
    finish: async () => {
      typing?.stop();
      await preview.finish();
    },
    end: async (message, keyboard) => {
      const [first, ...rest] = splitMessage(message);
      const last = rest.length === 0 ? keyboard : undefined;
      if (first === undefined || edited === null || !(await edited.become(first, last)))
        await sendRichText(ctx, message, { keyboard });
      else {
        ctx.delivery.arrived();
        for (const [at, part] of rest.entries())
          await sendRichText(ctx, part, { keyboard: at === rest.length - 1 ? keyboard : undefined });
      }
    },
  };
}
