const open = "<think>";
const close = "</think>";

/** Leaves out `<think>…</think>`, which some local models put before their reply, wherever the pieces break. */
export async function* withoutThinking(pieces: AsyncIterable<string>): AsyncIterable<string> {
  let held = "";
  let thinking = false;
  for await (const piece of pieces) {
    held += piece;
    for (;;) {
      const mark = thinking ? close : open;
      const at = held.indexOf(mark);
      if (at < 0) break;
      if (!thinking && at > 0) yield held.slice(0, at);
      held = held.slice(at + mark.length);
      thinking = !thinking;
    }
    const kept = overlapWith(held, thinking ? close : open);
    if (!thinking && held.length > kept) yield held.slice(0, held.length - kept);
    held = held.slice(held.length - kept);
  }
  if (!thinking && held !== "") yield held;
}

/** How many characters at the end of `text` may be the beginning of `mark`. */
function overlapWith(text: string, mark: string): number {
  for (let length = Math.min(text.length, mark.length - 1); length > 0; length--) {
    if (text.endsWith(mark.slice(0, length))) return length;
  }
  return 0;
}
