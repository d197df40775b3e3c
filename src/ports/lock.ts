/** A lock that dies with its process. */
export interface HeldLock {
  release(): void;
}

export interface Locks {
  /** Null when another holder is in the way; never waits. */
  tryLock(file: string, mode: "shared" | "exclusive"): HeldLock | null;
}
