import { isItem, splitClauses, splitLines, splitSentences, type Span } from "../../grounding/sentences.ts";
import type { Clause } from "./clause.ts";

/** A sentence or list item of a clause; offsets are the document's. */
export interface Segment extends Span {
  /** Number of its line in the clause. */
  readonly line: number;
  readonly role: "sentence" | "item";
  /** The sentence that opens the list of this item: 有下列情形之一的：. */
  readonly lead: Span | null;
}

/** From here a sentence is too long to quote for one fact inside it. */
const longSentence = 150;

export function segmentClause(clause: Clause): Segment[] {
  const segments: Segment[] = [];
  let lead: Span | null = null;
  splitLines(clause.text, clause.start).forEach((whole, line) => {
    const span = line === 0 ? withoutMark(whole, clause.article) : whole;
    if (span.text === "") return;
    if (isItem(span.text) && (lead !== null || clause.article !== null)) {
      segments.push({ ...span, line, role: "item", lead });
      return;
    }
    const sentences = splitSentences(span);
    for (const sentence of sentences) {
      const parts =
        sentence.text.length > longSentence && clause.article === null ? splitClauses(sentence) : [sentence];
      for (const part of parts)
        segments.push({ ...part, line, role: isItem(part.text) ? "item" : "sentence", lead: null });
    }
    const last = sentences.at(-1);
    lead = last !== undefined && /[：:]$/u.test(last.text) ? last : isItem(span.text) ? lead : null;
  });
  return segments;
}

/** The lead line names the article: the quotation starts behind 第十四条. */
function withoutMark(line: Span, article: string | null): Span {
  if (article === null || !line.text.startsWith(article)) return line;
  const rest = line.text.slice(article.length);
  const skipped = article.length + (/^[\s\u3000：:]*/u.exec(rest)?.[0].length ?? 0);
  return { text: line.text.slice(skipped), start: line.start + skipped, end: line.end };
}
