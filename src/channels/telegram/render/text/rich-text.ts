import type { MessageEntity } from "grammy/types";

/**
 * Text with Telegram entities. Offsets are UTF-16 units, which is how JavaScript counts, so text from
 * documents or a model is never parsed as markup and cannot break a message.
 */
export interface RichText {
  readonly text: string;
  readonly entities: readonly MessageEntity[];
}

export type TextStyle = "bold" | "italic" | "underline" | "strikethrough" | "blockquote" | "code";

export type RichPiece =
  | string
  | { readonly text: string; readonly style: TextStyle }
  | { readonly text: string; readonly url: string };

/** Joins pieces, turning the styled ones into entities. */
export function richText(pieces: readonly RichPiece[]): RichText {
  let text = "";
  const entities: MessageEntity[] = [];
  for (const piece of pieces) {
    const content = wellFormed(typeof piece === "string" ? piece : piece.text);
    const place = { offset: text.length, length: content.length };
    text += content;
    if (typeof piece === "string" || content.length === 0) continue;
    if ("style" in piece) entities.push({ type: piece.style, ...place });
    else entities.push({ type: "text_link", url: piece.url, ...place });
  }
  return { text, entities };
}

export function bold(text: string): RichPiece {
  return { text, style: "bold" };
}

/** Tapped to be copied. */
export function code(text: string): RichPiece {
  return { text, style: "code" };
}

/** The part of a message between two offsets; entities are clipped to it. */
export function sliceRichText(message: RichText, from: number, to: number): RichText {
  const entities: MessageEntity[] = [];
  for (const entity of message.entities) {
    const start = Math.max(entity.offset, from);
    const end = Math.min(entity.offset + entity.length, to);
    if (end > start) entities.push({ ...entity, offset: start - from, length: end - start });
  }
  return { text: message.text.slice(from, to), entities };
}

/** Half a surrogate pair is refused by Telegram; one replacement character keeps every offset. */
function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, "\uFFFD");
}
