/** FUZZ_LONG=1: the full counts of design §8; else five seconds a target. FUZZ_SEED: another run. */
export const isLong = process.env["FUZZ_LONG"] === "1";
export const seed = Number(process.env["FUZZ_SEED"] ?? 20_240_301);

export interface Budget {
  readonly mutants: number;
  readonly ms: number;
}

export function budgetOf(longCount: number): Budget {
  return isLong ? { mutants: longCount, ms: Infinity } : { mutants: Infinity, ms: 5000 };
}

/** Numbers of mutants until the budget is spent. */
export function* spend({ mutants, ms }: Budget): Generator<number> {
  const end = performance.now() + ms;
  for (let number = 0; number < mutants && performance.now() < end; number += 1) yield number;
}
