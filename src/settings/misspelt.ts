/** A variable nobody reads that looks like one of ours. */
export interface MisspeltVariable {
  readonly name: string;
  /** What was probably meant; null when nothing is near. */
  readonly meant: string | null;
}

/** Names that begin so are ours or a mistake. */
const ours = /^(?:YOUJU|KNOWLEDGE|TELEGRAM|OPENAI|EMBEDDING|CHAT_MODEL)/u;
/** Near to one of ours and of somebody else. */
const others = new Set(["HTTP_PROXY", "ALL_PROXY", "HOSTNAME", "HOSTTYPE"]);
const farthest = 2;

/** @param known the names that are read. */
export function findMisspelt(names: readonly string[], known: readonly string[]): MisspeltVariable[] {
  const read = new Set(known);
  return names.flatMap((name): MisspeltVariable[] => {
    const upper = name.toUpperCase();
    // Proxies are known in both cases.
    if (read.has(name) || others.has(upper) || upper.endsWith("_PROXY")) return [];
    const near = known
      .map((candidate) => ({ candidate, distance: distanceOf(upper, candidate) }))
      .filter(({ distance }) => distance <= farthest)
      .sort((a, b) => a.distance - b.distance)[0];
    // Of short names most are at that distance from something.
    const isNear = near !== undefined && (near.candidate.length >= 8 || near.distance === 0);
    if (isNear) return [{ name, meant: near.candidate }];
    return ours.test(upper) ? [{ name, meant: null }] : [];
  });
}

/** Letters to change, add or take out. */
function distanceOf(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > farthest) return farthest + 1;
  let before = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let at = 1; at <= b.length; at += 1)
      current.push(
        Math.min(before[at]! + 1, current[at - 1]! + 1, before[at - 1]! + (a[row - 1] === b[at - 1] ? 0 : 1)),
      );
    before = current;
  }
  return before[b.length]!;
}
