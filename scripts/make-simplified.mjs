// Writes src/retrieval/indexing/simplified.ts: one simplified character for each traditional one, from the
// tables of OpenCC (Apache-2.0) in opencc-js. Run after an update of opencc-js: node scripts/make-simplified.mjs
import { writeFileSync } from "node:fs";
import hongKong from "opencc-js/dict/HKVariantsRev";
import taiwan from "opencc-js/dict/TWVariantsRev";
import characters from "opencc-js/dict/TSCharacters";

/** Characters that GB 2312 has too, yet hardly occur outside traditional text. */
const stillTraditional = "於裏乾後夥徵麽";

/** GB 2312 is what simplified text is written in: what it has stays as it is. */
function isSimplified(character) {
  return gb2312.has(character) && !stillTraditional.includes(character);
}

const gb2312 = new Set();
const decoder = new TextDecoder("gbk");
for (let row = 0xb0; row <= 0xf7; row++) {
  for (let cell = 0xa1; cell <= 0xfe; cell++) gb2312.add(decoder.decode(Uint8Array.of(row, cell)));
}

/** @param {string} table entries `from to` between bars, the first of several targets counts */
function* entriesOf(table) {
  for (const entry of table.split("|")) {
    const [from, to] = entry.split(" ");
    // One UTF-16 unit to one: the offsets of a question stay what they were.
    if (from.length === 1 && to.length === 1 && from !== to) yield [from, to];
  }
}

const map = new Map(entriesOf(characters));
// 裡 → 裏 → 里: the written forms of Taiwan and Hong Kong go through the standard traditional form.
for (const [from, standard] of [...entriesOf(taiwan), ...entriesOf(hongKong)]) {
  if (!map.has(from)) map.set(from, map.get(standard) ?? standard);
}
const kept = [...map]
  .filter(([from, to]) => !isSimplified(from) && gb2312.has(to))
  .sort(([a], [b]) => (a < b ? -1 : 1));
const skipped = [...map].filter(([from]) => isSimplified(from)).map(([from]) => from);

writeFileSync(
  new URL("../src/retrieval/indexing/simplified.ts", import.meta.url),
  `// Written by scripts/make-simplified.mjs from OpenCC's tables (Apache-2.0). Do not edit.

/** The character at each place becomes the one at the same place of \`simplified\`. */
export const traditional =
  "${kept.map(([from]) => from).join("")}";

export const simplified =
  "${kept.map(([, to]) => to).join("")}";
`,
);
console.log(`${kept.length} characters; left alone, being simplified too: ${skipped.join("")}`);
