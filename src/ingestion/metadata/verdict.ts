import type { DocumentMeta, DocumentStatus } from "../../domain/document.ts";

export interface SetWarning {
  readonly file: string;
  readonly reason: string;
}

/** What one document's status is and who said it last. */
export interface Verdict {
  readonly meta: DocumentMeta;
  readonly from: string;
}

export function withStatus(
  meta: DocumentMeta,
  status: DocumentStatus,
  supersededBy: string | null,
): DocumentMeta {
  if (meta.status === status && meta.supersededBy === supersededBy) return meta;
  return { ...meta, status, supersededBy };
}
