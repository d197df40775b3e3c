import { mayRead, type Reader } from "../domain/people/reader.ts";
import type { DocumentVersion, DocumentView } from "../domain/documents/view.ts";
import type { DocumentRow } from "../ports/store.ts";

/** The other versions of a document that are held and may be read, and the one that took its place. */
export function relatedVersions(
  document: Pick<DocumentRow, "id" | "kind" | "baseTitle" | "supersededBy">,
  documents: readonly DocumentRow[],
  reader: Reader,
): Required<Pick<DocumentView, "current" | "versions">> {
  const { id, kind, baseTitle, supersededBy } = document;
  const others = documents.filter((row) => row.id !== id && mayRead(reader, row.collection));
  const inForce = supersededBy === null ? [] : others.filter((row) => row.supersededBy === null);
  const successor =
    inForce.find(({ title }) => title === supersededBy) ??
    inForce.find((row) => row.baseTitle === supersededBy);
  const versions = others
    .filter((row) => kind === "policy" && row.kind === "policy" && row.baseTitle === baseTitle)
    .sort((left, right) => (right.effectiveOn ?? "").localeCompare(left.effectiveOn ?? ""));
  return {
    current: successor === undefined ? null : { file: successor.file, title: successor.title },
    versions: versions.map(({ file, title, status, effectiveOn }): DocumentVersion => ({
      file,
      title,
      status,
      effective: effectiveOn,
    })),
  };
}
