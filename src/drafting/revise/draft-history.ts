import type { Draft, DraftRequest } from "../../domain/draft.ts";
import type { WrittenSection } from "../report/write-report.ts";
import type { MarkStyle } from "../kinds/kind.ts";

/** What revisions have changed beside the request itself. */
export interface Adjustments {
  /** 改成一是二是; null as the kind has it. */
  readonly marks: MarkStyle | null;
  /** 更正式: no calls, no spoken words. */
  readonly isFormal: boolean;
  /** Values for placeholders, by label. */
  readonly fills: Readonly<Record<string, string>>;
}

export const noAdjustments: Adjustments = { marks: null, isFormal: false, fills: {} };

/** One version with everything needed to write the next. */
export interface DraftVersion {
  readonly request: DraftRequest;
  readonly adjustments: Adjustments;
  readonly draft: Draft;
}

/** A report on its way: its request holds the outline, so that what is still to be written stays the same. */
export interface UnfinishedReport {
  readonly request: DraftRequest;
  readonly adjustments: Adjustments;
  readonly sections: readonly WrittenSection[];
}

export interface DraftHistory {
  readonly owner: string;
  readonly versions: readonly DraftVersion[];
  readonly unfinished?: UnfinishedReport | null;
}

/** Where the versions of drafts are kept. */
export interface DraftStore {
  /** Null for an unknown id. */
  load(id: string): DraftHistory | null;
  save(id: string, history: DraftHistory): void;
  /** Ids with the ISO time of their last change, last changed first. */
  list(): readonly { readonly id: string; readonly changed: string }[];
}
