import type { DocumentKind, DocumentStatus, Level, NamedList, RemovedText, TextKind } from "./document.ts";
import { rankOf, type Rank } from "./rank.ts";
import type { DocumentView } from "./view.ts";

/** The object `documents show --json` prints; `GET /api/documents/:id` adds the view itself to it. */
export interface ShownDocument {
  readonly file: string;
  readonly title: string;
  readonly kind: DocumentKind;
  readonly text_kind: TextKind;
  readonly status: DocumentStatus;
  readonly superseded_by: string | null;
  readonly issuer: string | null;
  readonly document_number: string | null;
  /** ISO dates. */
  readonly issued: string | null;
  readonly effective: string | null;
  readonly level: Level | null;
  readonly region: string | null;
  readonly rank: Rank | null;
  readonly internal: boolean;
  readonly text: string;
  /** `path` as in citations: 第三章 培训内容与方式 > 第一节 …, "" at the top. */
  readonly chunks: readonly {
    readonly path: string;
    readonly article: string | null;
    readonly start: number;
    readonly end: number;
  }[];
  /** What cleaning took out of the file. */
  readonly removed: readonly RemovedText[];
  /** Slogans whose members the document itself lists. */
  readonly named: readonly NamedList[];
}

export function showDocument({ meta, text, chunks, removed = [], named = [] }: DocumentView): ShownDocument {
  return {
    file: meta.file,
    title: meta.title,
    kind: meta.kind,
    text_kind: meta.textKind,
    status: meta.status,
    superseded_by: meta.supersededBy,
    issuer: meta.issuer,
    document_number: meta.documentNumber,
    issued: meta.issuedOn,
    effective: meta.effectiveOn,
    level: meta.level,
    region: meta.region,
    rank: rankOf(meta),
    internal: meta.internal,
    text,
    chunks: chunks.map(({ path, article, start, end }) => ({ path: path.join(" > "), article, start, end })),
    removed,
    named,
  };
}
