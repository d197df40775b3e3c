import { sliceRichText, type RichText } from "./rich-text.ts";

/** Bot API: sendMessage takes 1–4096 UTF-16 units after entity parsing. */
export const messageLimit = 4096;

/** Tried in this order; a cut falls right after the match. */
const boundaries = [/\n[ \t\u3000]*\n/gu, /\n/gu, /[。！？!?…]+[”’』」）》】]*/gu, /[；;，,、\s]/gu];

/** A cut in the first part of the window would leave a stub of a message. */
const smallestShare = 0.4;

/**
 * Cuts a message at paragraph > line > sentence > code point. An entity that fits into one message
 * is never cut; a longer one continues in the next. Blanks at the cuts go, nothing else does.
 */
export function splitMessage(message: RichText, limit: number = messageLimit): RichText[] {
  const { text } = message;
  const parts: RichText[] = [];
  let from = skipBlank(text, 0);
  while (from < text.length) {
    const to = text.length - from <= limit ? text.length : chooseCut(message, from, limit);
    const content = text.slice(from, to).trimEnd();
    parts.push(sliceRichText(message, from, from + content.length));
    from = skipBlank(text, to);
  }
  return parts;
}

/** What is shown of a text that is still growing: all of it, or its end. */
export function latestPart(text: string): string {
  const whole = text.trim();
  if (whole.length <= messageLimit) return whole;
  const end = whole.slice(2 - messageLimit);
  // From a line on, so that no character and no sentence is cut.
  return `……${end.slice(end.indexOf("\n") + 1)}`.slice(0, messageLimit);
}

function chooseCut(message: RichText, from: number, limit: number): number {
  const window = message.text.slice(from, from + limit);
  for (const boundary of boundaries) {
    let best = -1;
    for (const match of window.matchAll(boundary)) {
      const cut = from + match.index + match[0].length;
      if (cut - from >= limit * smallestShare && entityAround(message, cut, limit) === null) best = cut;
    }
    if (best > from) return best;
  }
  return hardCut(message, from, limit);
}

/** No boundary in reach: move back to the start of a cut entity, else of a surrogate pair. */
function hardCut(message: RichText, from: number, limit: number): number {
  let cut = from + limit;
  for (;;) {
    const start = entityAround(message, cut, limit);
    if (start === null) break;
    if (start <= from) {
      cut = from + limit;
      break;
    }
    cut = start;
  }
  const before = message.text.charCodeAt(cut - 1);
  const after = message.text.charCodeAt(cut);
  const insidePair = before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff;
  return insidePair && cut - 1 > from ? cut - 1 : cut;
}

/** Where the outermost entity begins that this cut would break, or null. */
function entityAround(message: RichText, cut: number, limit: number): number | null {
  let start: number | null = null;
  for (const entity of message.entities) {
    const breaks = entity.offset < cut && cut < entity.offset + entity.length && entity.length <= limit;
    if (breaks && (start === null || entity.offset < start)) start = entity.offset;
  }
  return start;
}

function skipBlank(text: string, from: number): number {
  let at = from;
  while (at < text.length && text.charAt(at).trim() === "") at += 1;
  return at;
}
