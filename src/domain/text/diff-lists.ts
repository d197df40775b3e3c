/** A stretch of two lists: what both have, or what one had and the other has in its place. */
export interface DiffRun {
  readonly same: readonly string[];
  readonly removed: readonly string[];
  readonly added: readonly string[];
}

/** Above this many comparisons two lists count as wholly different: 16 million take 32 MB and 50 ms. */
const comparisons = 16_000_000;

/** What turns `before` into `after`, by their longest common subsequence. Runs of changes and of equals take turns. */
export function diffLists(before: readonly string[], after: readonly string[]): DiffRun[] {
  let head = 0;
  while (head < before.length && head < after.length && before[head] === after[head]) head += 1;
  const most = Math.min(before.length, after.length) - head;
  let tail = 0;
  while (tail < most && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  const left = before.slice(head, before.length - tail);
  const right = after.slice(head, after.length - tail);
  return [
    ...sameRun(before.slice(0, head)),
    ...diffMiddles(left, right),
    ...sameRun(before.slice(before.length - tail)),
  ];
}

function sameRun(same: readonly string[]): DiffRun[] {
  return same.length === 0 ? [] : [{ same, removed: [], added: [] }];
}

function diffMiddles(left: readonly string[], right: readonly string[]): DiffRun[] {
  if (left.length === 0 && right.length === 0) return [];
  if (left.length * right.length > comparisons || left.length === 0 || right.length === 0)
    return [{ same: [], removed: left, added: right }];
  const width = right.length + 1;
  /** Length of the longest common subsequence of what follows i and j. */
  const lengths = new Uint16Array((left.length + 1) * width);
  for (let i = left.length - 1; i >= 0; i -= 1)
    for (let j = right.length - 1; j >= 0; j -= 1)
      lengths[i * width + j] =
        left[i] === right[j]
          ? (lengths[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(lengths[(i + 1) * width + j] ?? 0, lengths[i * width + j + 1] ?? 0);
  const runs: DiffRun[] = [];
  let [i, j] = [0, 0];
  while (i < left.length || j < right.length) {
    const [fromLeft, fromRight] = [i, j];
    if (left[i] === right[j]) {
      while (i < left.length && j < right.length && left[i] === right[j]) [i, j] = [i + 1, j + 1];
      runs.push({ same: left.slice(fromLeft, i), removed: [], added: [] });
      continue;
    }
    while ((i < left.length || j < right.length) && left[i] !== right[j]) {
      const down = lengths[(i + 1) * width + j] ?? 0;
      const across = lengths[i * width + j + 1] ?? 0;
      if (j >= right.length || (i < left.length && down >= across)) i += 1;
      else j += 1;
    }
    runs.push({ same: [], removed: left.slice(fromLeft, i), added: right.slice(fromRight, j) });
  }
  return runs;
}
