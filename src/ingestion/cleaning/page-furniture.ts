import { isAnnex } from "../structure/recognise-heading.ts";
import type { Line } from "../structure/line.ts";
import { removeLines, type Cleaned } from "./removal.ts";

const dashedNumber = /^[—–\-－―─~～·•]+[\s\u3000]*\d{1,4}[\s\u3000]*[—–\-－―─~～·•]+$/u;
const namedNumber =
  /^(?:第[\s\u3000]*\d{1,4}[\s\u3000]*页(?:[\s\u3000，,/]*共[\s\u3000]*\d{1,4}[\s\u3000]*页)?|\d{1,4}[\s\u3000]*\/[\s\u3000]*\d{1,4}|Page\s*\d+(?:\s*of\s*\d+)?)$/iu;
const bareNumber = /^\d{1,3}$/u;
const rule = /^[─━—_＿=＝\-*＊★☆~～·.\s\u3000]{3,}$/u;
const contents = /^目[\s\u3000]*[录次]$/u;
const leaders = /(?:[.…·．。]{3,}|\s|\u3000)[\s\u3000]*[（(]?\d{1,3}[）)]?$/u;
const dotted = /[.…·．]{4,}[\s\u3000]*[（(]?\d{1,3}[）)]?$/u;
/** An entry of a table of contents fits on a line; longer lines would also cost the square of their length. */
const longestEntry = 200;

/** Page numbers and ruled lines. A number alone counts only when it goes on from page to page. */
export function removePageNumbers(lines: readonly Line[]): Cleaned {
  const pages = pageSequence(lines);
  return removeLines(lines, ({ text, place }, at) => {
    if (place === "header") return "页眉页脚";
    if (dashedNumber.test(text) || namedNumber.test(text) || pages.has(at)) return "页码";
    return rule.test(text) && !/^…+$/u.test(text) ? "版式线" : null;
  });
}

/** Positions of bare numbers that rise by one over at least three pages. */
function pageSequence(lines: readonly Line[]): ReadonlySet<number> {
  const numbers = [...lines.entries()].filter(([, { text }]) => bareNumber.test(text));
  const rising = numbers.every(
    ([, { text }], at) => at === 0 || Number(text) === Number(numbers[at - 1]?.[1].text) + 1,
  );
  return new Set(rising && numbers.length >= 3 ? numbers.map(([at]) => at) : []);
}

/**
 * A table of contents: the line 目录 and the entries below it, which end in a page number or come again
 * as headings further down. A block of dotted leaders is one even without that line.
 */
export function removeContents(lines: readonly Line[]): Cleaned {
  const from = lines.findIndex(({ text }) => contents.test(text));
  const inContents = new Set<number>();
  if (from >= 0) {
    const entries = entriesAfter(lines, from);
    if (entries.length > 0) for (const at of [from, ...entries]) inContents.add(at);
  }
  const isDotted = (text: string): boolean => text.length <= longestEntry && dotted.test(text);
  const dottedLines = lines.filter(({ text }) => isDotted(text)).length;
  return removeLines(lines, ({ text }, at) =>
    inContents.has(at) || (dottedLines >= 3 && isDotted(text)) ? "目录" : null,
  );
}

function entriesAfter(lines: readonly Line[], from: number): number[] {
  const later = new Map<string, number>();
  for (const [at, { text }] of lines.entries()) later.set(keyOf(text), at);
  const entries: number[] = [];
  for (let at = from + 1; at < lines.length; at++) {
    const { text } = lines[at]!;
    const comesAgain = (later.get(keyOf(text)) ?? at) > at;
    const isEntry =
      text.length <= 60 && (comesAgain || leaders.test(text) || (isAnnex(text) && entries.length > 0));
    if (!isEntry) break;
    entries.push(at);
  }
  return entries;
}

function keyOf(text: string): string {
  return text.replace(leaders, "").replace(/[\s\u3000.…·．]/gu, "");
}
