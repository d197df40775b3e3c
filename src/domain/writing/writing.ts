import type {
  Draft,
  DraftEdit,
  DraftEvent,
  DraftFact,
  DraftRequest,
  DraftSummary,
  ProposedOutline,
} from "./draft.ts";
import type { Materials, MaterialsRequest } from "./materials.ts";
import type { Reader } from "../people/reader.ts";
import type { Review, ReviewedFile } from "./review.ts";
import type { WordRequest } from "./word.ts";

/** A kind as a writer chooses it. */
export interface KindSummary {
  readonly name: string;
  /** 法定: one of the 15 文种, which may have a 红头; 事务: everything else. */
  readonly class: "法定" | "事务";
  readonly aliases: readonly string[];
  /** 上行文 bears a 签发人. */
  readonly direction: "上行" | "下行" | "平行" | null;
  /** Usual length, characters. */
  readonly length: readonly [number, number];
  readonly purpose: string;
}

/** What a channel may ask of the writing half. */
export interface Writing {
  /**
   * What a whole report would be, for the writer to edit and send back as `outline` of the request.
   * @throws UsageError for a kind without headings, or a request that cannot be met.
   */
  outline(request: DraftRequest, reader: Reader): ProposedOutline;
  /**
   * Writes one draft; a report with headings section by section, each kept as soon as it is done. The stream ends with draft-end. Aborting `signal` ends it without.
   * @throws UsageError, before the first event, for a request without topic, an unknown kind …
   */
  draft(request: DraftRequest, reader: Reader, signal?: AbortSignal): AsyncIterable<DraftEvent>;
  /**
   * The next version of a draft by an instruction: 缩短到200字, 扩写, 改成一是二是, 加上…, 〔…〕填…, 撤销.
   * @throws UsageError for a draft that is not this reader's, or an instruction that says nothing to do.
   */
  revise(id: string, instruction: string, reader: Reader, signal?: AbortSignal): AsyncIterable<DraftEvent>;
  /**
   * Goes on with a report that was stopped, by a cancellation or a restart; its written sections stay.
   * @throws UsageError for a draft that is not this reader's or is whole.
   */
  resume(id: string, reader: Reader, signal?: AbortSignal): AsyncIterable<DraftEvent>;
  /** All versions of a draft, oldest first; none while its first version is not finished. @throws UsageError for a draft that is not this reader's. */
  versions(id: string, reader: Reader): readonly Draft[];
  /**
   * Keeps a text that the writer changed by hand as the next version, its figures traced anew; what was
   * changed is carried into later revisions where its sentences stay. @throws UsageError as `revise`.
   */
  edit(id: string, edit: DraftEdit, reader: Reader): Draft;
  /** This reader's drafts, the latest first. */
  list(reader: Reader): readonly DraftSummary[];
  /** @throws UsageError for a draft that is not this reader's. */
  remove(id: string, reader: Reader): void;
  kinds(): readonly KindSummary[];
  /**
   * Facts of a file the writer hands in: Markdown lines, a Markdown or CSV table, a JSON array; UTF-8 or
   * GB18030. @throws UsageError when there is none in it.
   */
  readFacts(file: string, bytes: Uint8Array): DraftFact[];
  /**
   * What units handed in, in any format that can be indexed, as facts to be confirmed before anything is
   * written; read once, kept nowhere. @throws IngestionError for what cannot or must not be read.
   */
  readMaterials(request: MaterialsRequest): Promise<Materials>;
  /** Reads a writer's own text by every rule; documents it quotes are looked up in what `reader` may see. */
  review(text: string, file: string | null, reader: Reader): Review;
  /**
   * As `review`, for a file in any format that can be indexed; a .docx is measured against GB/T 9704 too.
   * @throws IngestionError for what cannot or must not be read.
   */
  reviewFile(file: string, bytes: Uint8Array, reader: Reader): Promise<ReviewedFile>;
  /** A .docx to GB/T 9704. @throws UsageError when a 红头 is asked for what is no 法定公文. */
  word(request: WordRequest, draft: Draft | null): Promise<Uint8Array>;
  markdown(text: string): string;
}
