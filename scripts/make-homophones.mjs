// Writes src/retrieval/understanding/homophones.ts: the characters of GB 2312 that sound alike, tones and the
// contrasts that many speakers do not make (zh/z, in/ing …) left out. Readings come from pinyin-pro (MIT).
// Run after an update of pinyin-pro: node scripts/make-homophones.mjs
import { writeFileSync } from "node:fs";
import { pinyin } from "pinyin-pro";

/** GB 2312 level 1: the 3,755 characters of everyday writing; the rest is rare in what is typed. */
const decoder = new TextDecoder("gbk");
const characters = [];
for (let row = 0xb0; row <= 0xd7; row++) {
  for (let cell = 0xa1; cell <= 0xfe; cell++) {
    const character = decoder.decode(Uint8Array.of(row, cell));
    if (/^\p{Script=Han}$/u.test(character)) characters.push(character);
  }
}

/** @param {string} syllable without tone */
function blur(syllable) {
  return syllable.replace(/^([zcs])h/u, "$1").replace(/([ae]n|in)g$/u, "$1");
}

/** @type {Map<string, string[]>} */
const groups = new Map();
for (const character of characters) {
  const readings = pinyin(character, { toneType: "none", type: "array", multiple: true });
  for (const sound of new Set(readings.map(blur))) {
    groups.set(sound, [...(groups.get(sound) ?? []), character]);
  }
}
const table = [...groups]
  .filter(([, members]) => members.length > 1)
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(([, members]) => members.join(""));

writeFileSync(
  new URL("../src/retrieval/understanding/homophones.ts", import.meta.url),
  `// Written by scripts/make-homophones.mjs from the readings in pinyin-pro (MIT). Do not edit.

/** Groups of characters that sound alike, between spaces; a character of several readings stands in several. */
export const homophones =
  "${table.join(" ")}";
`,
);
