export interface RejectedFile {
  readonly file: string;
  readonly reason: string;
  readonly fix: string;
  /** A file that bears a 密级: all that is kept of it. */
  readonly classified?: { readonly mark: string; readonly sha256: string };
}

/** What one reload did; counts are documents, `chunks` the chunks of the whole index. */
export interface ReloadReport {
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  readonly unchanged: number;
  readonly chunks: number;
  readonly rejected: readonly RejectedFile[];
  readonly duplicates: readonly { readonly file: string; readonly of: string }[];
  /** Files whose previous version is served because the new one could not be read. */
  readonly stale: readonly string[];
  readonly warnings: readonly { readonly file: string; readonly reason: string }[];
  readonly took_ms: number;
}

/** How one reload went, as it is kept: when, for whom, and its report or what stopped it. */
export interface ReloadRecord {
  /** ISO times. */
  readonly started_at: string;
  readonly ended_at: string;
  /** User id, or `start`, `watch`, `cli`. */
  readonly by: string;
  readonly full: boolean;
  /** Generation that is served since; the one before when it failed. */
  readonly generation: number;
  /** Null when it failed or was cancelled. */
  readonly report: ReloadReport | null;
  readonly error: string | null;
}

export type ReloadStage = "scan" | "read" | "embed" | "index" | "commit";

/** Events of one reload: progress any number of times, last reload-end (or an exception). */
export type ReloadEvent =
  | {
      readonly type: "reload-progress";
      readonly stage: ReloadStage;
      readonly done: number;
      readonly total: number;
      readonly file: string | null;
      /** Files or chunks a second since the stage began; null while that cannot be told. */
      readonly rate?: number | null;
    }
  | { readonly type: "reload-end"; readonly report: ReloadReport };
