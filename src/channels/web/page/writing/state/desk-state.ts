import type { Draft, DraftEvent } from "../../../../../domain/writing/draft.ts";

/** What is being written at this moment. */
export interface Running {
  readonly what: "draft" | "revision";
  /** Null until the precedents are in. */
  readonly passages: number | null;
  readonly text: string;
  /** How far a report is that is written section by section; null for what is written in one go. */
  readonly report: ReportProgress | null;
}

export interface ReportProgress {
  readonly id: string;
  /** Sections written, of how many. */
  readonly done: number;
  readonly total: number;
  /** The one being written. */
  readonly heading: string | null;
}

/** One draft as it lies on the desk. */
export interface DeskState {
  /** Oldest first; none before the first draft has ended. */
  readonly versions: readonly Draft[];
  /** What the editor holds. */
  readonly text: string;
  readonly running: Running | null;
  /** A report that was left on its way: what is written of it is kept, and can be gone on with. */
  readonly unfinished: ReportProgress | null;
  readonly saving: boolean;
  /** The latest version was saved from here by hand: saving on goes on with it. */
  readonly continues: boolean;
  /** What somebody else saved in between; saving waits for a choice. */
  readonly conflict: Draft | null;
  /** Why writing did not come to its end. */
  readonly failure: string | null;
  readonly stopped: boolean;
  readonly saveFailure: string | null;
  /** Edits of an earlier visit were brought back. */
  readonly restored: boolean;
}

export const emptyDesk: DeskState = {
  versions: [],
  text: "",
  running: null,
  unfinished: null,
  saving: false,
  continues: false,
  conflict: null,
  failure: null,
  stopped: false,
  saveFailure: null,
  restored: false,
};

/** Edits that were not saved, and the `step.at` of the version they started from. */
export interface UnsavedEdit {
  readonly base: string;
  readonly text: string;
}

export function latestOf({ versions }: Pick<DeskState, "versions">): Draft | null {
  return versions.at(-1) ?? null;
}

export function isDirty(desk: DeskState): boolean {
  const latest = latestOf(desk);
  return latest !== null && desk.text !== latest.text;
}

/** A kept draft, with what an earlier visit left unsaved. */
export function openDesk(versions: readonly Draft[], unsaved: UnsavedEdit | null): DeskState {
  const latest = versions.at(-1) ?? null;
  const opened = { ...emptyDesk, versions, text: latest?.text ?? "" };
  if (latest === null || unsaved === null || unsaved.text === latest.text) return opened;
  return {
    ...opened,
    text: unsaved.text,
    restored: true,
    conflict: unsaved.base === latest.step.at ? null : latest,
  };
}

export function beginRun(desk: DeskState, what: Running["what"]): DeskState {
  return {
    ...desk,
    running: { what, passages: null, text: "", report: null },
    failure: null,
    stopped: false,
  };
}

/** The desk after one event of the running draft. */
export function applyDraftEvent(desk: DeskState, event: DraftEvent): DeskState {
  const { running } = desk;
  if (running === null) return desk;
  switch (event.type) {
    case "passages-found":
      return { ...desk, running: { ...running, passages: event.passages.length } };
    case "report-started": {
      const { id, done, outline } = event;
      const report = { id, done, total: outline.sections.length, heading: null };
      return { ...desk, running: { ...running, report } };
    }
    case "section-started":
    case "section-done": {
      if (running.report === null) return desk;
      const done = event.type === "section-done" ? event.section : event.section - 1;
      const report = { ...running.report, done, heading: event.heading };
      return { ...desk, running: { ...running, report } };
    }
    case "text-delta":
      return { ...desk, running: { ...running, text: running.text + event.text } };
    case "draft-end":
      return {
        ...withVersion(desk, event.draft),
        text: event.draft.text,
        running: null,
        unfinished: null,
        continues: false,
        restored: false,
      };
    case "error":
      return failRun(desk, event.message);
    default:
      // An event of a newer server: nothing to show.
      return desk;
  }
}

/** The text before a revision stays; of a first draft what came so far is kept to be read. */
export function failRun(desk: DeskState, failure: string): DeskState {
  return desk.running === null ? desk : { ...leaveRun(desk), failure };
}

export function stopRun(desk: DeskState): DeskState {
  return desk.running === null ? desk : { ...leaveRun(desk), stopped: true };
}

function leaveRun(desk: DeskState): DeskState {
  const text = desk.versions.length === 0 ? (desk.running?.text ?? "") : desk.text;
  return { ...desk, running: null, unfinished: desk.running?.report ?? desk.unfinished, text };
}

export function changeText(desk: DeskState, text: string): DeskState {
  return { ...desk, text };
}

/** What was typed while it was being saved stays, to be saved next. */
export function savedEdit(desk: DeskState, saved: Draft, continues: boolean): DeskState {
  return {
    ...withVersion(desk, saved),
    saving: false,
    continues,
    conflict: null,
    saveFailure: null,
    restored: false,
  };
}

export function failSave(desk: DeskState, saveFailure: string): DeskState {
  return { ...desk, saving: false, saveFailure };
}

/** Nothing is given up: the editor keeps its text, theirs joins the versions. */
export function overtake(desk: DeskState, latest: Draft): DeskState {
  return { ...desk, running: null, saving: false, continues: false, conflict: latest };
}

function withVersion(desk: DeskState, draft: Draft): DeskState {
  const others = desk.versions.filter(({ version }) => version < draft.version);
  return { ...desk, versions: [...others, draft] };
}
