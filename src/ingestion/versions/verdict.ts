import type { DocumentMeta, DocumentStatus } from "../../domain/documents/document.ts";

export interface SetWarning {
  readonly file: string;
  readonly reason: string;
}

/** What one document's status is and who said it last. */
export interface Verdict {
  readonly meta: DocumentMeta;
  /** 属性区, 正文, a title …; null when nothing says the status in so many words. */
  readonly from: string | null;
}

export function withStatus(
  meta: DocumentMeta,
  status: DocumentStatus,
  supersededBy: string | null,
): DocumentMeta {
  if (meta.status === status && meta.supersededBy === supersededBy) return meta;
  return { ...meta, status, supersededBy };
}
