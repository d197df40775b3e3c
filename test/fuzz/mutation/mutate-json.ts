import type { Random } from "./random.ts";

const oddities: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1.5,
  1e308,
  2 ** 53,
  "",
  " ",
  "-1",
  "\ud800",
  "\u0000",
  "\u202e绝",
  "2024-02-30",
  "../../etc/passwd",
  "党".repeat(21_000),
  [],
  {},
  [[[[[]]]]],
  { length: -1 },
  JSON.parse('{"__proto__":{"role":"admin"},"constructor":1,"toString":2}'),
];

/** A few faults anywhere in a JSON value: fields lost, doubled, moved, of the wrong type, of odd contents. */
export function mutateJson(source: unknown, random: Random): unknown {
  const root = { value: structuredClone(source) };
  for (let left = 1 + random.below(3); left > 0; left -= 1) {
    const places = placesIn(root);
    const { holder, key } = random.pick(places);
    const other = random.pick(places);
    switch (random.below(5)) {
      case 0:
        if (holder !== root) delete holder[key];
        break;
      case 1:
        holder[key] = structuredClone(other.holder[other.key]);
        break;
      case 2:
        holder[key] = Array.from({ length: random.below(60) }, () =>
          structuredClone(other.holder[other.key]),
        );
        break;
      default:
        holder[key] = structuredClone(random.pick(oddities));
    }
  }
  return root.value;
}

interface Place {
  readonly holder: Record<string, unknown>;
  readonly key: string;
}

/** Enough for a mutant; a value copied into itself grows fast. */
const mostPlaces = 2000;

function placesIn(root: { value: unknown }): Place[] {
  const places: Place[] = [{ holder: root, key: "value" }];
  for (let at = 0; at < places.length && places.length < mostPlaces; at += 1) {
    const value = places[at]!.holder[places[at]!.key];
    if (typeof value !== "object" || value === null) continue;
    const holder = value as Record<string, unknown>;
    for (const key of Object.keys(value)) places.push({ holder, key });
  }
  return places;
}
