/** What taking the shipped samples out of the knowledge folder came to. */
export interface RemovedSamples {
  /** Relative to the knowledge folder. */
  readonly removed: readonly string[];
  /** The folder the samples lie in now; null when there were none. */
  readonly keptIn: string | null;
}
