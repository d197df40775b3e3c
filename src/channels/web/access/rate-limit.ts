/** How often one key may do something: `burst` at once, then evenly `perMinute`. */
export interface RateLimit {
  /** Takes one turn. Seconds to wait when there is none left, else 0. */
  take(key: string): number;
  /** Whether a turn is left, without taking it: seconds to wait, or 0. */
  wait(key: string): number;
}

export interface RateLimitOptions {
  readonly perMinute: number;
  readonly burst: number;
}

/** Keys kept at most; those that have been quiet long enough to be full again go first. */
const maximum = 10_000;

/** Timed by a clock that nobody sets: set back by a year, the other kind would lock everybody out for a year. */
export function createRateLimit(
  { perMinute, burst }: RateLimitOptions,
  now: () => number = () => performance.now(),
): RateLimit {
  const perMs = perMinute / 60_000;
  const buckets = new Map<string, { readonly left: number; readonly at: number }>();

  function leftOf(key: string): number {
    const bucket = buckets.get(key);
    return bucket === undefined ? burst : Math.min(burst, bucket.left + (now() - bucket.at) * perMs);
  }
  function secondsUntilOne(left: number): number {
    return left >= 1 ? 0 : Math.max(1, Math.ceil((1 - left) / perMs / 1000));
  }
  function forgetQuietOnes(): void {
    if (buckets.size < maximum) return;
    for (const key of buckets.keys()) if (leftOf(key) >= burst) buckets.delete(key);
    const oldest = buckets.keys().next().value;
    if (buckets.size >= maximum && oldest !== undefined) buckets.delete(oldest);
  }

  return {
    wait: (key) => secondsUntilOne(leftOf(key)),
    take(key) {
      const left = leftOf(key);
      if (left < 1) return secondsUntilOne(left);
      forgetQuietOnes();
      // Deleting first moves the key to the end: the map's order is the order of last use.
      buckets.delete(key);
      buckets.set(key, { left: left - 1, at: now() });
      return 0;
    },
  };
}
