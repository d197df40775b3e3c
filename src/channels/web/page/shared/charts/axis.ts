/** Round steps from 0 to at least `highest`: 0, 5, 10, 15 … at most five of them. */
export function ticksTo(highest: number): readonly number[] {
  if (!(highest > 0)) return [0, 1];
  const rough = highest / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10);
  const count = Math.ceil(highest / step - 1e-9);
  return Array.from({ length: count + 1 }, (_, index) => Number((index * step).toPrecision(6)));
}

/** Which of `count` labels fit in `width` px when each takes `each`: the first of every few, and the last. */
export function labelsShown(count: number, width: number, each: number): readonly number[] {
  const every = Math.max(1, Math.ceil((count * each) / Math.max(width, 1)));
  const shown: number[] = [];
  for (let index = count - 1; index >= 0; index -= every) shown.push(index);
  return shown.reverse();
}
