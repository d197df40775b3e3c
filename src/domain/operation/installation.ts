import type { DoctorReport } from "../egress/outgoing.ts";

/** One environment variable as it holds. */
export interface Setting {
  readonly name: string;
  /** What it does, in a line. */
  readonly purpose: string;
  /** Null where it is not set and its default holds; of a secret only that it is set. */
  readonly value: string | null;
}

/** How this installation is set up, for those who look after it. */
export interface InstallationReport extends DoctorReport {
  readonly settings: readonly Setting[];
}

/** What came of asking the chat model for a word. */
export interface ModelTrial {
  /** Null where none is configured: nothing was sent. */
  readonly model: string | null;
  readonly ok: boolean;
  /** Until the first piece of the reply, ms. */
  readonly took_ms: number;
  /** What was wrong and how to mend it; empty when it is well. */
  readonly fault: string;
}

export interface Installation {
  report(): Promise<InstallationReport>;
  tryModel(signal: AbortSignal): Promise<ModelTrial>;
}
