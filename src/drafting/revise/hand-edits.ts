import { diffLists } from "../../domain/text/diff-lists.ts";
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

/** Runs of sentences that differ, each with what stands beside it. */
function changedRuns(before: readonly string[], after: readonly string[]): Change[] {
  const runs = diffLists(before, after);
  return runs.flatMap(({ same, removed, added }, index) => {
    if (same.length > 0) return [];
    const previous = runs[index - 1]?.same.at(-1);
    const next = runs[index + 1]?.same[0];
    const neighbour =
      previous !== undefined
        ? { text: previous, isBefore: true }
        : next !== undefined
          ? { text: next, isBefore: false }
          : null;
    return [{ removed: removed.join(""), added: added.join(""), neighbour }];
  });
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
