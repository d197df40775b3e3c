/** One way to say a part of the draft. */
export interface Option<Value> {
  readonly value: Value;
  /** Characters it takes. */
  readonly length: number;
  /** Higher is better; parts add up. */
  readonly quality: number;
}

/** Free of cost within this share of the target. */
const freeShare = 0.03;
/** What a whole target's length too much or too little costs. */
const missCost = 60;

export interface Fit<Value> {
  readonly values: readonly Value[];
  readonly length: number;
  /** Qualities less the cost of missing the length. */
  readonly worth: number;
}

/** Chooses one option a part so that the qualities are best for a total length near `target`. */
export function fitLength<Value>(
  parts: readonly (readonly Option<Value>[])[],
  target: number,
): Fit<Value> | null {
  let best = new Map<number, { quality: number; values: readonly Value[] }>([
    [0, { quality: 0, values: [] }],
  ]);
  for (const options of parts) {
    const next: typeof best = new Map();
    for (const [length, state] of best) {
      for (const option of options) {
        const total = length + option.length;
        const quality = state.quality + option.quality;
        const known = next.get(total);
        if (known === undefined || known.quality < quality)
          next.set(total, { quality, values: [...state.values, option.value] });
      }
    }
    best = next;
  }
  let fit: Fit<Value> | null = null;
  for (const [length, { quality, values }] of best) {
    const miss = Math.max(0, Math.abs(length - target) / target - freeShare);
    const worth = quality - miss * missCost;
    if (fit === null || worth > fit.worth) fit = { values, length, worth };
  }
  return fit;
}
