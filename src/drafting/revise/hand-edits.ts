import type { Rewrite } from "./draft-history.ts";

/** What a writer changed by hand: placeholders filled, and sentences put another way. */
export interface HandEdits {
  readonly fills: Readonly<Record<string, string>>;
  readonly rewrites: readonly Rewrite[];
}

/** Reads off two texts what was done between them, sentence by sentence. */
export function readHandEdits(before: string, after: string): HandEdits {
  const fills: Record<string, string> = {};
  const rewrites: Rewrite[] = [];
  const changes = changedRuns(sentencesOf(before), sentencesOf(after));
  for (const { removed, added, neighbour } of changes) {
    const filled = removed === "" ? null : readFills(removed, added);
    if (filled !== null && Object.keys(filled).every((label) => !after.includes(`〔${label}〕`)))
      Object.assign(fills, filled);
    // What was only put in is remembered by the sentence it stands beside.
    else if (removed !== "") rewrites.push({ from: removed, to: added });
    else if (neighbour !== null)
      rewrites.push({
        from: neighbour.text,
        to: neighbour.isBefore ? neighbour.text + added : added + neighbour.text,
      });
  }
  return { fills, rewrites };
}

interface Change {
  readonly removed: string;
  readonly added: string;
  /** The unchanged sentence beside it. */
  readonly neighbour: { readonly text: string; readonly isBefore: boolean } | null;
}

function sentencesOf(text: string): string[] {
  return text.match(/[^。！？；\n]*[。！？；\n]+|[^。！？；\n]+$/gu) ?? [];
}

/** Runs of sentences that differ, by their longest common subsequence. */
function changedRuns(before: readonly string[], after: readonly string[]): Change[] {
  let head = 0;
  while (head < before.length && head < after.length && before[head] === after[head]) head += 1;
  let tail = 0;
  while (
    tail < Math.min(before.length, after.length) - head &&
    before[before.length - 1 - tail] === after[after.length - 1 - tail]
  )
    tail += 1;
  const left = before.slice(head, before.length - tail);
  const right = after.slice(head, after.length - tail);
  const common = commonLengths(left, right);
  const changes: Change[] = [];
  let [i, j] = [0, 0];
  while (i < left.length || j < right.length) {
    const previous = before[head + i - 1];
    let [removed, added] = ["", ""];
    while (
      (i < left.length || j < right.length) &&
      (i >= left.length || j >= right.length || left[i] !== right[j])
    ) {
      if (j >= right.length || (i < left.length && common(i + 1, j) >= common(i, j + 1)))
        removed += left[i++] ?? "";
      else added += right[j++] ?? "";
    }
    const next = before[head + i];
    if (removed !== "" || added !== "")
      changes.push({
        removed,
        added,
        neighbour:
          previous !== undefined
            ? { text: previous, isBefore: true }
            : next !== undefined
              ? { text: next, isBefore: false }
              : null,
      });
    while (i < left.length && j < right.length && left[i] === right[j]) [i, j] = [i + 1, j + 1];
  }
  return changes;
}

/** Length of the longest common subsequence of what follows `i` and `j`. */
function commonLengths(left: readonly string[], right: readonly string[]): (i: number, j: number) => number {
  const width = right.length + 1;
  const lengths = new Uint16Array((left.length + 1) * width);
  for (let i = left.length - 1; i >= 0; i -= 1)
    for (let j = right.length - 1; j >= 0; j -= 1)
      lengths[i * width + j] =
        left[i] === right[j]
          ? (lengths[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(lengths[(i + 1) * width + j] ?? 0, lengths[i * width + j + 1] ?? 0);
  return (i, j) => lengths[i * width + j] ?? 0;
}

/** The values of a sentence's placeholders when nothing else in it was changed; else null. */
function readFills(removed: string, added: string): Record<string, string> | null {
  const labels: string[] = [];
  const pattern = removed
    .split(/(〔(?!\d{4}〕)[^〔〕\n]{1,40}〕)/u)
    .map((piece, index) => {
      if (index % 2 === 0) return piece.replaceAll(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`);
      labels.push(piece.slice(1, -1));
      return "([^\n]{1,60}?)";
    })
    .join("");
  const found = labels.length === 0 ? null : new RegExp(`^${pattern}$`, "u").exec(added);
  if (found === null) return null;
  const fills: Record<string, string> = {};
  for (const [index, label] of labels.entries()) {
    const value = found[index + 1] ?? "";
    if (value === `〔${label}〕`) continue;
    if (fills[label] !== undefined && fills[label] !== value) return null;
    fills[label] = value;
  }
  return fills;
}
