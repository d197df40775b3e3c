/** Characters in a row that may be shared with a precedent: one less than counts as copied. */
export const copyLimit = 40;

/** Tells whether a text repeats a long run of any precedent. White space does not count. */
export interface CopyGuard {
  /** First run of `copyLimit` characters found in a precedent, or null. */
  copiedRun(text: string): string | null;
}

/** `fixed`: formulations that may be repeated whole; runs that lie within one are no copy. */
export function createCopyGuard(precedents: readonly string[], fixed: readonly string[] = []): CopyGuard {
  const runs = new Set<string>();
  for (const precedent of precedents) {
    const plain = compact(precedent);
    for (let at = 0; at + copyLimit <= plain.length; at++) runs.add(plain.slice(at, at + copyLimit));
  }
  const allowed = fixed.map(compact).filter((phrase) => phrase.length >= copyLimit);
  return {
    copiedRun(text) {
      const plain = compact(text);
      for (let at = 0; at + copyLimit <= plain.length; at++) {
        const run = plain.slice(at, at + copyLimit);
        if (runs.has(run) && !allowed.some((phrase) => phrase.includes(run))) return run;
      }
      return null;
    },
  };
}

function compact(text: string): string {
  return text.replaceAll(/\s/gu, "");
}
