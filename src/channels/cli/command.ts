import type { ParseArgsConfig } from "node:util";
import type { Assistant } from "../../assistant.ts";
import type { ReloadEvent } from "../../domain/operation/reload.ts";
import type { AuditLog } from "../../domain/people/audit-log.ts";
import type { RemovedSamples } from "../../domain/operation/removed-samples.ts";
import type { BackupReport, RestoreReport } from "../../domain/operation/backup.ts";
import type { BenchReport } from "../../domain/operation/bench.ts";
import type { DoctorReport } from "../../domain/egress/outgoing.ts";
import type { Forgotten } from "../../domain/people/forgotten.ts";
import type { People } from "../../domain/people/people.ts";

/** What a command gets; the terminal is passed in so that tests need none. */
export interface CommandContext {
  readonly values: Readonly<Record<string, string | boolean | undefined>>;
  readonly positionals: readonly string[];
  readonly json: boolean;
  readonly terminal: Terminal;
  /** Opens the assistant, indexing first where nothing is indexed. */
  readonly openAssistant: () => Promise<Assistant>;
  /** Brings the index up to date without opening it; aborting the command's signal cancels it. */
  readonly reload: (full: boolean) => AsyncIterable<ReloadEvent>;
  /** Copies data and knowledge into a new folder. */
  readonly backUp: (out: string) => Promise<BackupReport>;
  /** Puts a backup in the place of data and knowledge. */
  readonly restore: (from: string) => Promise<RestoreReport>;
  /** Moves the samples that came with the product out of the knowledge folder. */
  readonly removeSamples: () => Promise<RemovedSamples>;
  /** Users and audit log; needs no index. */
  readonly openOffice: () => CommandOffice;
  /** Deletes what is kept of one person, and with `access` what lets them in. */
  readonly forget: (user: string, access: boolean) => Forgotten;
  /** Retrieval over an outside collection; progress in documents, then questions. */
  readonly bench: (
    files: { readonly corpus: string; readonly queries: string; readonly qrels: string },
    onProgress: (stage: "index" | "search", done: number, total: number) => void,
  ) => Promise<BenchReport>;
  /** State of settings and folders, and what leaves the machine; opens nothing. */
  readonly examine: () => Promise<DoctorReport>;
  /** Runs web page and bot until a signal. */
  readonly serve: () => Promise<void>;
  readonly signal: AbortSignal;
}

export interface CommandOffice {
  readonly people: People;
  readonly audit: AuditLog;
  close(): void;
}

export interface Terminal {
  out(text: string): void;
  err(text: string): void;
  /** Whether progress bars make sense. */
  readonly isInteractive: boolean;
  /** One line from whoever sits there; absent where nobody does. */
  readonly ask?: ((question: string) => Promise<string>) | undefined;
}

export interface Command {
  readonly name: string;
  /** Arguments as shown in the usage, e.g. `ask 问题 [--history 文件]`. */
  readonly usage: string;
  readonly summary: string;
  readonly options: NonNullable<ParseArgsConfig["options"]>;
  run(context: CommandContext): Promise<void>;
}

/** Prints the one object of `--json`. */
export function printJson(terminal: Terminal, value: unknown): void {
  terminal.out(`${JSON.stringify(value, null, 2)}\n`);
}
