import { mayRead, type Reader } from "../../domain/people/reader.ts";
import type { DocumentRow } from "../../ports/store.ts";
import type { ReviewKnowledge } from "./review-text.ts";

/** Status of a document by its title, of those that a reader may see; 现行 where any version is. */
export function documentStatuses(
  documents: readonly DocumentRow[],
  reader: Reader,
): ReviewKnowledge["statusOf"] {
  const byTitle = new Map<string, DocumentRow[]>();
  for (const row of documents) {
    if (row.kind !== "policy" || !mayRead(reader, row.collection)) continue;
    for (const title of new Set([
      row.title,
      row.title.replace(/（(?=[^（）]*年)[^（）]*）$/u, ""),
      row.baseTitle,
    ]))
      byTitle.set(title, [...(byTitle.get(title) ?? []), row]);
  }
  return (title) => {
    const rows = byTitle.get(title) ?? [];
    const [row] = rows;
    // One version in force is enough: a title names all of them.
    if (row === undefined || rows.some(({ status }) => status === "现行" || status === "未知")) return null;
    return { status: row.status, replacement: row.supersededBy };
  };
}
