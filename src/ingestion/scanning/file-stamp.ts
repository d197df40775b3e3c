import type { Stats } from "node:fs";

/**
 * Size and times of a file as one text: equal stamp, same bytes. The time of the last change of the
 * directory entry (ctime) is in it because copying tools set the other one back.
 */
export function stampOf({ size, mtimeMs, ctimeMs }: Pick<Stats, "size" | "mtimeMs" | "ctimeMs">): string {
  return `${size}:${mtimeMs}:${ctimeMs}`;
}

/** No file ever has this stamp: its bytes are read again next time. */
export const unknownStamp = "";

/** Coarsest clock of a file system in use (FAT: 2 s). */
const clockGrainMs = 2000;

/**
 * The stamp to remember for a file read at `readAt` (ms): a file written within the clock's grain before
 * may change once more without its stamp changing.
 */
export function rememberedStamp(stamp: string, readAt: number): string {
  const [, mtime, ctime] = stamp.split(":").map(Number);
  return Math.max(mtime ?? 0, ctime ?? 0) > readAt - clockGrainMs ? unknownStamp : stamp;
}
