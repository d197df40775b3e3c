import type { Draft, DraftRequest, DraftStep } from "../../domain/writing/draft.ts";
import type { MarkStyle } from "../kinds/kind.ts";
import type { WrittenSection } from "../report/write-report.ts";

/** What revisions have changed beside the request itself. */
export interface Adjustments {
  /** 改成一是二是; null as the kind has it. */
  readonly marks: MarkStyle | null;
  /** 更正式: no calls, no spoken words. */
  readonly isFormal: boolean;
  /** Values for placeholders, by label. */
  readonly fills: Readonly<Record<string, string>>;
  /** Sentences that the writer changed by hand, in the order they were changed. */
  readonly rewrites: readonly Rewrite[];
}

/** What stood in the text and what the writer put there; `to` is "" for what was taken out. */
export interface Rewrite {
  readonly from: string;
  readonly to: string;
}

export const noAdjustments: Adjustments = { marks: null, isFormal: false, fills: {}, rewrites: [] };

/** One version with everything needed to write the next. */
export interface DraftVersion {
  readonly request: DraftRequest;
  readonly adjustments: Adjustments;
  readonly draft: Draft;
}

/** What is to be written: everything but its text. */
export interface WritingTask extends Pick<DraftVersion, "request" | "adjustments"> {
  readonly step: DraftStep;
}

/** A report on its way: its request holds the outline, so that what is still to be written stays the same. */
export interface UnfinishedReport extends WritingTask {
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
  remove(id: string): void;
  /** Ids of the kept drafts, the latest saved first. */
  ids(): readonly string[];
}
