import type { Citation } from "../domain/answers/answer.ts";
import type { Passage } from "../domain/documents/document.ts";

/** Precedents shown beside a draft. */
const mostShown = 6;

/**
 * Passages as citations, verbatim slices of their documents: those at the positions `used` first, then the
 * best of the rest.
 */
export function citePassages(
  found: readonly Passage[],
  used: readonly number[] = [...found.keys()],
): Citation[] {
  const order = [...new Set([...used, ...found.keys()])].slice(0, Math.max(mostShown, used.length));
  return order.flatMap((index, position) => {
    const passage = found[index];
    if (passage === undefined) return [];
    const { document, chunk, text } = passage;
    return [
      {
        n: position + 1,
        file: document.file,
        title: document.title,
        document_number: document.documentNumber,
        path: chunk.path.join(" > "),
        article: chunk.article,
        clause: chunk.article,
        quote: text,
        start: chunk.start,
        end: chunk.end,
        status: document.status,
        text_kind: document.textKind,
      },
    ];
  });
}
