import type { Citation, PassageSummary, Unsupported } from "../answers/answer.ts";
import type { DraftPlaceholder } from "../text/draft-placeholders.ts";

export type { DraftPlaceholder } from "../text/draft-placeholders.ts";

/** What a writer asks for. Everything but `request` may also be said inside it. */
export interface DraftRequest {
  /** Free text: 写一段2021年换届工作成效，300字左右. */
  readonly request: string;
  /** Name or alias of a kind (工作总结, 请示 …). */
  readonly kind?: string | undefined;
  /** Facts to be kept verbatim, each once. */
  readonly facts?: readonly DraftFact[] | undefined;
  /** Length in characters. */
  readonly words?: number | undefined;
  readonly tone?: DraftTone | undefined;
  /** Passages of past reports that the writer chose as models: they come before those found. */
  readonly precedents?: readonly PinnedPrecedent[] | undefined;
  /** A whole report, with title and headings, even where the request reads like a part of one. */
  readonly whole?: boolean | undefined;
  /** Its outline as the writer has edited it; unset: as the kind has it. */
  readonly outline?: DraftOutline | undefined;
}

/** A stretch of a document in the knowledge folder, UTF-16 offsets into its stored text. */
export interface PinnedPrecedent {
  readonly file: string;
  readonly start: number;
  readonly end: number;
}

/** What a whole report is going to be, before it is written. */
export interface DraftOutline {
  readonly title: string;
  /** At least one. */
  readonly sections: readonly OutlineSection[];
}

export interface OutlineSection {
  /** Without its number. */
  readonly heading: string;
  /** Length in characters. */
  readonly words: number;
  /** Texts of the facts that belong here; those named in no section are shared out by what they are about. */
  readonly facts: readonly string[];
}

/** A proposed outline with what else is known of the report. */
export interface ProposedOutline extends DraftOutline {
  readonly kind: string;
  /** Length of the whole, characters. */
  readonly words: number;
  /** What the writer should know, one sentence each. */
  readonly notes: readonly string[];
}

/** `plain` as the kind has it; `formal` no spoken words; `call` 号召动员; `brief` one sentence a point. */
export const draftTones = ["plain", "formal", "call", "brief"] as const;
export type DraftTone = (typeof draftTones)[number];

/** A fact with the place it comes from; null for what the writer typed. */
export interface DraftFact {
  readonly text: string;
  readonly source: FactSource | null;
}

export interface FactSource {
  readonly file: string;
  /** 第3行, 第2段 …, as a person would look it up. */
  readonly place: string;
}

/** Where a figure of the draft comes from; `text` is the draft's from `start` to `end`. */
export interface DraftFigure {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly origin: "fact" | "source" | "placeholder";
  /** `n` of a citation, for origin `source`. */
  readonly citation: number | null;
  /** File and place of a fact that came from one. */
  readonly source: FactSource | null;
}

/** How a version came about. */
export interface DraftStep {
  readonly by: "request" | "instruction" | "hand";
  /** The instruction, or what the writer did: 手工修改, 恢复第2版. */
  readonly what: string;
  /** ISO time. */
  readonly at: string;
}

/** What a list of one's drafts shows. */
export interface DraftSummary {
  readonly id: string;
  /** Its title or first words; version 0 is a first version that is not finished. */
  readonly title: string;
  readonly kind: string;
  readonly version: number;
  readonly characters: number;
  /** Places still open. */
  readonly open: number;
  /** ISO time of the latest version. */
  readonly at: string;
  /** Sections written of a report that was stopped on the way, to be resumed; null for what is whole. */
  readonly unfinished: { readonly done: number; readonly total: number } | null;
}

/** A text changed by hand, to be kept as the next version. */
export interface DraftEdit {
  readonly text: string;
  /** Shown in the history. */
  readonly what: string;
  /** Takes the place of the latest version when that too was made by hand: saving on while one types. */
  readonly continues: boolean;
}

/** The object `draft --json` prints (design §5). */
export interface Draft {
  /** Names this draft for revising; new for every first version. */
  readonly id: string;
  /** 1 for the first version, one more for each revision. */
  readonly version: number;
  readonly step: DraftStep;
  readonly request: string;
  readonly kind: string;
  readonly mode: "generated" | "extractive";
  readonly text: string;
  readonly placeholders: readonly DraftPlaceholder[];
  readonly figures: readonly DraftFigure[];
  /** Passages of past reports that served as models. */
  readonly precedents: readonly Citation[];
  /** Sources whose figures are quoted. */
  readonly citations: readonly Citation[];
  readonly unsupported: readonly Unsupported[];
  /** What the writer should know or decide, one sentence each. */
  readonly notes: readonly string[];
  readonly timings_ms: { readonly retrieve: number; readonly total: number };
}

/** What a channel receives for one draft, in order; always last draft-end or error. */
export type DraftEvent =
  | { readonly type: "passages-found"; readonly passages: readonly PassageSummary[] }
  /** A whole report is begun or gone on with: `id` resumes it, `done` of its sections are written. */
  | {
      readonly type: "report-started";
      readonly id: string;
      readonly outline: DraftOutline;
      readonly done: number;
    }
  /** `section` counts from 1. */
  | {
      readonly type: "section-started";
      readonly section: number;
      readonly total: number;
      readonly heading: string;
    }
  | {
      readonly type: "section-done";
      readonly section: number;
      readonly total: number;
      readonly heading: string;
      readonly text: string;
    }
  | { readonly type: "text-delta"; readonly text: string }
  | { readonly type: "citation-added"; readonly citation: Citation }
  | { readonly type: "draft-end"; readonly draft: Draft }
  | { readonly type: "error"; readonly message: string };
