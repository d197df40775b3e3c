import { diffArrays } from "diff";

/** A stretch by UTF-16 offsets. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

const segmenter = new Intl.Segmenter("zh", { granularity: "word" });
/** More differences than this, and the whole clause is another one; bounds the time, too. */
const mostEdits = 800;
/** Words kept between two changed ones that are too short to be worth an interruption. */
const shortGap = /^(?:[\p{Script=Han}]|[，、的]?)$/u;

/** The words that only one of two wordings has, each as stretches of its own text. */
export function diffWords(
  old: string,
  now: string,
): { readonly old: readonly Stretch[]; readonly new: readonly Stretch[] } {
  const parts = diffArrays(wordsOf(old), wordsOf(now), { maxEditLength: mostEdits });
  if (parts === undefined)
    return { old: [{ start: 0, end: old.length }], new: [{ start: 0, end: now.length }] };
  const [before, after]: [Stretch[], Stretch[]] = [[], []];
  let [oldAt, newAt] = [0, 0];
  for (const { value, added, removed } of parts) {
    const length = value.join("").length;
    if (removed) before.push({ start: oldAt, end: oldAt + length });
    if (added) after.push({ start: newAt, end: newAt + length });
    if (!added) oldAt += length;
    if (!removed) newAt += length;
  }
  return { old: joinNear(old, before), new: joinNear(now, after) };
}

function wordsOf(text: string): string[] {
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

function joinNear(text: string, stretches: readonly Stretch[]): Stretch[] {
  const joined: Stretch[] = [];
  for (const stretch of stretches) {
    const last = joined.at(-1);
    if (last !== undefined && shortGap.test(text.slice(last.end, stretch.start)))
      joined[joined.length - 1] = { start: last.start, end: stretch.end };
    else joined.push(stretch);
  }
  return joined;
}
