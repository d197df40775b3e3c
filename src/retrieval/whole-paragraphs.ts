import type { Passage } from "../domain/documents/document.ts";
import type { Reader } from "../domain/people/reader.ts";
import type { GenerationReader } from "../ports/store.ts";
import { collapseDuplicates } from "./ranking/collapse-duplicates.ts";
import type { Retrieval, RetrievalQuery, Retriever } from "./retriever.ts";
import { yearsIn } from "./understanding/reports/report-facts.ts";

/** Below this share of the best score a paragraph is about something else. */
const relevantShare = 0.6;
/** Passages looked at for each paragraph wanted: several may lie in one paragraph or repeat it. */
const passagesPerParagraph = 3;

/** Past wording to learn from: paragraphs of reports on a topic, whole, newest report first. */
export async function findWholeParagraphs(
  query: RetrievalQuery,
  reader: Reader,
  retriever: Retriever,
  generation: GenerationReader,
): Promise<Retrieval> {
  const started = performance.now();
  const limit = query.limit * passagesPerParagraph;
  const retrieval = await retriever.retrieve({ ...query, kind: "report", limit }, reader);
  const texts = new Map<number, string>();
  const textOf = (id: number): string => {
    const text = texts.get(id) ?? generation.documentById(id)?.text ?? "";
    texts.set(id, text);
    return text;
  };
  const passages = wholeParagraphs(retrieval.passages, textOf, query.limit);
  return { ...retrieval, passages, tookMs: performance.now() - started };
}

/** Of the ranked passages those near the best, each widened to its paragraph, newest first. */
export function wholeParagraphs(
  ranked: readonly Passage[],
  textOf: (documentId: number) => string,
  limit: number,
): Passage[] {
  const floor = (ranked[0]?.score ?? 0) * relevantShare;
  const seen = new Set<string>();
  const paragraphs: Passage[] = [];
  for (const passage of ranked) {
    if (passage.score < floor) continue;
    const paragraph = widen(passage, textOf(passage.document.id));
    const place = `${paragraph.document.id}:${paragraph.chunk.start}`;
    if (seen.has(place)) continue;
    seen.add(place);
    paragraphs.push(paragraph);
  }
  return collapseDuplicates(paragraphs, (passage) => passage.text, limit).sort(
    (a, b) => compareNewest(a, b) || b.score - a.score,
  );
}

/** From the line feed before the chunk to the one after it. */
function widen(passage: Passage, text: string): Passage {
  const { chunk } = passage;
  const start = chunk.start === 0 ? 0 : text.lastIndexOf("\n", chunk.start - 1) + 1;
  const next = text.indexOf("\n", chunk.end);
  // A chunk that ends with its line feed is whole already.
  const end = text[chunk.end - 1] === "\n" ? chunk.end : next < 0 ? text.length : next;
  return { ...passage, chunk: { ...chunk, start, end }, text: text.slice(start, end) };
}

function compareNewest(a: Passage, b: Passage): number {
  const first = reportDate(a.document);
  const second = reportDate(b.document);
  return first < second ? 1 : first > second ? -1 : 0;
}

/** The year a report covers or names, else when it was issued; undated ones come last. */
export function reportDate(document: Passage["document"]): string {
  const named = Math.max(...yearsIn(`${document.title} ${document.period ?? ""}`), 0);
  const dated = document.issuedOn ?? document.effectiveOn;
  if (dated !== null && (named === 0 || dated.startsWith(String(named)))) return dated;
  return named === 0 ? "" : String(named);
}
