import { beforeAll, describe, expect, it } from "vitest";
import { attackStrings, timeOf, timeOnce } from "./attacks.ts";
import { collectPatterns, type Pattern } from "./collect.ts";
import { recordedAttacks } from "./recorded-attacks.ts";

/** How long a text may be where a pattern meets it, characters. */
const bounds: readonly (readonly [RegExp, number])[] = [
  // questionLimit, and what is looked at of a search.
  [/^(?:answering\/question|retrieval\/understanding)\//u, 1_000],
  // Entries of a table of contents: longer lines are not asked.
  [/^ingestion\/cleaning\/page-furniture/u, 200],
  // What it is asked of is cut to: the twelve signs before an opening.
  [/^drafting\/precedents\/label-opening/u, 40],
  // In a process of its own with a time limit.
  [/^ingestion\//u, 4_000],
  [/^channels\/telegram\//u, 4_096],
  // textLimit of the routes that take a whole text.
  [/^(?:drafting\/(?:review|verify|word)|grounding|domain\/text)\//u, 80_000],
  [/^drafting\//u, 20_000],
];
const otherwise = 5_000;
const limitMs = 500;
/** Four times the text in four times the time is linear; the square would be sixteen. */
const lengths = [200, 800] as const;
const growth = 9;

let patterns: Pattern[];
beforeAll(async () => {
  patterns = await collectPatterns();
}, 120_000);

const boundOf = ({ place }: Pattern): number => bounds.find(([named]) => named.test(place))?.[1] ?? otherwise;

/** The time at the bound of the attack that grows fastest; 0 where none grows faster than its length. */
function worst(entry: Pattern): number {
  const { pattern } = entry;
  const short = attackStrings(pattern, lengths[0]);
  const longer = attackStrings(pattern, lengths[1]);
  const slowest = short
    .map((text, at) => ({ at, ms: timeOnce(pattern, text) }))
    .toSorted((a, b) => b.ms - a.ms)
    .slice(0, 3);
  const growing = slowest.filter(
    ({ at, ms }) => ms > limitMs || growthOf(pattern, short[at], longer[at]) > growth,
  );
  return Math.max(0, ...growing.map(({ at }) => timeAtBound(pattern, longer[at] ?? "", boundOf(entry))));
}

function growthOf(pattern: RegExp, short = "", longer = ""): number {
  const late = timeOf(pattern, longer);
  return late < 0.15 ? 0 : late / Math.max(timeOf(pattern, short), 0.002);
}

/** Stops doubling as soon as it is clear. */
function timeAtBound(pattern: RegExp, text: string, bound: number): number {
  const [head, tail] = [text.slice(0, 200), text.slice(-200)];
  const middle = text.slice(200, -200);
  for (let length = Math.min(bound, 800); ; length = Math.min(bound, length * 2)) {
    const repeated = middle.repeat(Math.ceil(length / middle.length)).slice(0, Math.max(0, length - 400));
    const ms = timeOf(pattern, head + repeated + tail);
    if (ms > limitMs || length === bound) return ms;
  }
}

describe("every regular expression of the program", () => {
  it("is found, also those built from parts", () => {
    expect(patterns.length).toBeGreaterThan(800);
    expect(patterns.some(({ place }) => place.startsWith("grounding/figures.ts"))).toBe(true);
  });

  it("stays within its time on texts made against it", { timeout: 600_000 }, () => {
    const slow = patterns.flatMap((entry) => {
      const ms = worst(entry);
      return ms > limitMs ? [`${entry.place} ${String(Math.round(ms))} ms ${String(entry.pattern)}`] : [];
    });
    expect(slow).toEqual([]);
  });

  it.each(recordedAttacks.map((attack) => [attack.place, attack] as const))(
    "%s as it was: the text found against it costs nothing now",
    (place, { make }) => {
      const file = place.split(":")[0] ?? "";
      const here = patterns.filter((entry) => entry.place.startsWith(`${file}:`));
      expect(here).not.toEqual([]);
      for (const entry of here) expect(timeOnce(entry.pattern, make(boundOf(entry)))).toBeLessThan(limitMs);
    },
  );
});
