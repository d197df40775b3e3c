import type { DocumentKind, DocumentStatus } from "../../../../domain/documents/document.ts";
import type { DocumentSummary } from "../../../../domain/documents/view.ts";

export interface DocumentFilter {
  /** Words that must all stand in the title or the file name. */
  readonly text: string;
  readonly kind: DocumentKind | "all";
  readonly status: DocumentStatus | "all";
  readonly onlyProblems: boolean;
}

export function filterDocuments(
  documents: readonly DocumentSummary[],
  { text, kind, status, onlyProblems }: DocumentFilter,
): DocumentSummary[] {
  const words = text.toLowerCase().split(/\s+/u).filter(Boolean);
  return documents.filter((document) => {
    const named = `${document.title} ${document.file}`.toLowerCase();
    return (
      (kind === "all" || document.kind === kind) &&
      (status === "all" || document.status === status) &&
      (!onlyProblems || document.problems.length > 0) &&
      words.every((word) => named.includes(word))
    );
  });
}
