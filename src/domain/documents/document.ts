/** 现行 etc.: whether the text may still be relied on, see design §2. */
export const documentStatuses = [
  "现行",
  "已修订",
  "已废止",
  "已失效",
  "尚未生效",
  "已有新版未收录",
  "未知",
] as const;
export type DocumentStatus = (typeof documentStatuses)[number];

export type DocumentKind = "policy" | "report";

/** `original`: the issuing body's own text; `digest`: our summary of it; `example`: invented. */
export type TextKind = "original" | "digest" | "example";

export type Level = "中央" | "省" | "市" | "县" | "本单位";

/** What is known about a source document besides its text. Dates are ISO `YYYY-MM-DD`. */
export interface DocumentMeta {
  /** Relative to the knowledge folder, `/` as separator. */
  readonly file: string;
  readonly title: string;
  /** Title without year, version and 试行/暂行 marks: equal for the versions of one regulation. */
  readonly baseTitle: string;
  readonly kind: DocumentKind;
  /** First folder below the knowledge folder ("" for files at its top). */
  readonly collection: string;
  readonly textKind: TextKind;
  readonly status: DocumentStatus;
  readonly issuer: string | null;
  readonly level: Level | null;
  readonly region: string | null;
  readonly documentNumber: string | null;
  readonly issuedOn: string | null;
  readonly effectiveOn: string | null;
  /** Title of the text that replaced this one, where known. */
  readonly supersededBy: string | null;
  readonly source: string | null;
  /** Period a report covers, e.g. "2022". */
  readonly period: string | null;
  /** 内部资料 and the like: its text may not leave this machine. */
  readonly internal: boolean;
  /** 识别稿: its text was recognised from pictures, figures and names need checking. */
  readonly recognised?: boolean;
}

/** Text that cleaning took out of a document, and why. */
export interface RemovedText {
  readonly text: string;
  readonly reason: string;
}

/** A slogan that stands for a list (“五位一体”) with the members the document itself names. */
export interface NamedList {
  readonly name: string;
  readonly members: readonly string[];
  /** Where the members stand in the stored text. */
  readonly start: number;
  readonly end: number;
}

/** What ingestion found out about a document beside its metadata; read only when it is shown. */
export interface DocumentDetail {
  readonly removed: readonly RemovedText[];
  readonly named: readonly NamedList[];
}

/** A document as it lies in the store; `text` is the cleaned text that offsets refer to. */
export interface StoredDocument extends DocumentMeta {
  readonly id: number;
  readonly text: string;
}

/** Stored unit of retrieval: one 条, or one paragraph (group) of a report. */
export interface Chunk {
  /** Position among the chunks of its document, from 0. */
  readonly ordinal: number;
  /** Heading trail, outermost first; the article is not part of it. */
  readonly path: readonly string[];
  /** `第十四条`, or null outside 条. */
  readonly article: string | null;
  /** UTF-16 offsets into the document's stored text: `text === document.text.slice(start, end)`. */
  readonly start: number;
  readonly end: number;
}

export interface StoredChunk extends Chunk {
  readonly id: number;
  readonly documentId: number;
}

/** A chunk retrieved for a question. */
export interface Passage {
  readonly chunk: StoredChunk;
  readonly document: DocumentMeta & { readonly id: number };
  readonly text: string;
  /** Fused score, higher is better; comparable only within one retrieval. */
  readonly score: number;
  /** What the score was made of, by feature; absent where a passage was not ranked. */
  readonly features?: Readonly<Record<string, number>> | undefined;
}
