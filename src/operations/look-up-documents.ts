import type { Answer } from "../domain/answers/answer.ts";
import { mayRead, type Reader } from "../domain/people/reader.ts";
import type { DocumentRow } from "../ports/store.ts";

/** Whether an answer rests on text that is not for the public. */
export function citesInternal({ citations }: Answer, documents: readonly DocumentRow[]): boolean {
  return citations.some(({ file }) => rowByFile(documents, file)?.internal === true);
}

/** Looked up many times an answer, while a generation's rows stay the same. */
const rowsByFile = new WeakMap<readonly DocumentRow[], ReadonlyMap<string, DocumentRow>>();

export function rowByFile(documents: readonly DocumentRow[], file: string): DocumentRow | null {
  let rows = rowsByFile.get(documents);
  if (rows === undefined) {
    rows = new Map(documents.map((row) => [row.file, row]));
    rowsByFile.set(documents, rows);
  }
  return rows.get(file) ?? null;
}

/** The list itself for those who may see all of it: what was worked out of it is kept by its identity. */
export function readableBy(reader: Reader, documents: readonly DocumentRow[]): readonly DocumentRow[] {
  if (reader.collections === "all") return documents;
  return documents.filter((row) => mayRead(reader, row.collection));
}
