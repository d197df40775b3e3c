import type { Random } from "./random.ts";

const numbers = ["0", "-1", "1", "65536", "2147483648", "99999999999", "1e308", "NaN", "", "一百零一"];
const pieces = [
  "第一条　",
  "第九千九百九十九条",
  "（一）",
  "一、",
  "\u0000",
  "\ufeff",
  "\u202e",
  "𠮷🙂",
  "　".repeat(200),
  "|".repeat(50),
  "#".repeat(50),
  "\t\t\t",
  "\r\r\n\n",
  "<!--",
  "---\n",
  "《".repeat(30),
  "2024年1月1日",
  "绝",
  "\\u0 ",
  "{",
  "}",
  "&#x110000;",
  '"',
  "9".repeat(400),
];

/** A piece of text as a unit: an XML element or tag, a line, a word. */
const unit = /<[^<>]{1,200}>|[^\n<>]{1,80}|\n/gu;

/** Faults in the structure of XML, HTML, RTF or plain text: pieces repeated, lost, moved, nested; odd numbers. */
export function mutateText(source: string, random: Random): string {
  const units = source.match(unit) ?? [""];
  for (let left = 1 + random.below(5); left > 0; left -= 1) {
    const at = random.below(units.length);
    const length = 1 + random.below(20);
    switch (random.below(8)) {
      case 0:
        units.splice(at, length);
        break;
      case 1:
        units.splice(at, 0, ...units.slice(at, at + length));
        break;
      case 2:
        units.splice(random.below(units.length), 0, ...units.splice(at, length));
        break;
      case 3:
        units[at] = (units[at] ?? "").replace(/-?\d+/u, random.pick(numbers));
        break;
      case 4:
        units.splice(at, 0, random.pick(pieces));
        break;
      case 5:
        units.splice(at, 0, (units[random.below(units.length)] ?? "").repeat(1 + random.below(300)));
        break;
      case 6:
        units[at] = swapNames(units[at] ?? "", units[random.below(units.length)] ?? "");
        break;
      default:
        if (random.chance(0.2)) units.length = at;
        else
          units[at] = Array.from(units[at] ?? "")
            .toReversed()
            .join("");
    }
    if (units.length === 0) units.push("");
  }
  return units.join("");
}

/** One element under the name of another. */
function swapNames(one: string, other: string): string {
  const name = /^<\/?([\w:]+)/u.exec(other)?.[1];
  return name === undefined ? other : one.replace(/^(<\/?)[\w:]+/u, `$1${name}`);
}
