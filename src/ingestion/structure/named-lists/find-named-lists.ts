import type { NamedList } from "../../../domain/documents/document.ts";
import { ordinalOf } from "../article-number.ts";
import { membersBeside, numerals, type MemberList } from "./named-members.ts";
import type { Block, ParsedDocument } from "../parse-structure.ts";

/** “五位一体”, “三联四共”, “十个严禁”: a short quoted name that counts. */
const slogan = new RegExp(`[“"]([\\p{Script=Han}]{0,4}[${numerals}两][\\p{Script=Han}]{1,6})[”"]`, "gu");
/** Occurrences of one name that are looked at; a text that explains it does so early. */
const mostTries = 20;

/**
 * Slogans whose members the document itself lists: beside the name (承诺、述职……“五位一体”, in brackets,
 * after a colon, as 一是…二是…), as the numbered lines below it, or as the headings below one that bears
 * it. A slogan without such a list is not recorded: what it means is then not for us to say.
 */
export function findNamedLists(document: ParsedDocument): NamedList[] {
  const found = new Map<string, NamedList>();
  const tries = new Map<string, number>();
  for (const [at, block] of document.blocks.entries()) {
    const text = document.text.slice(block.start, block.end);
    for (const match of text.matchAll(slogan)) {
      const name = match[1] ?? "";
      const tried = tries.get(name) ?? 0;
      const counts = countsOf(name);
      if (counts.length === 0 || found.has(name) || tried === mostTries) continue;
      tries.set(name, tried + 1);
      for (const count of counts) {
        const beside = membersBeside(text, match.index, match[0].length, count);
        const list =
          beside === null
            ? listBelow(document, at, text, count)
            : { ...beside, start: block.start + beside.start, end: block.start + beside.end };
        if (list === null) continue;
        found.set(name, { name, ...list });
        break;
      }
    }
  }
  return [...found.values()];
}

/** Plans and congresses are counted, they do not list: 十四五, 二十大. */
const counted = new RegExp(`[${numerals}]{2}|[${numerals}]届|[${numerals}]中全会`, "u");

/**
 * How many members a name may promise: 三联四共 seven, 三会一课 four; the 一 of 五位一体 and 七个一 is no
 * member, that of 一线三考 may be one or not.
 */
function countsOf(name: string): number[] {
  if (counted.test(name)) return [];
  const signs = Array.from(name.replace(/一体|[合归个]一/gu, ""))
    .map((sign) => (sign === "两" ? 2 : numerals.indexOf(sign) + 1))
    .filter((value) => value > 0);
  const total = signs.reduce((sum, value) => sum + value, 0);
  const most = signs.filter((value) => value > 1).reduce((sum, value) => sum + value, 0);
  return most === 0 ? [] : [...new Set([total, most])];
}

/** Numbered lines under a line that announces them, or headings one step below a heading that bears the name. */
function listBelow(document: ParsedDocument, at: number, text: string, count: number): MemberList | null {
  const isHeading = document.blocks[at]?.kind === "heading";
  if (!isHeading && !/[：:]$/u.test(text)) return null;
  return linesBelow(document, at, count) ?? (isHeading ? headingsUnder(document, at, text, count) : null);
}

const numbered =
  /^(?:[（(]([一二三四五六七八九十]{1,3}|\d{1,2})[）)]|([一二三四五六七八九十]{1,3}|\d{1,2})[、．.])[\s\u3000]*(.+)$/u;

/** Exactly `count` lines numbered from one, right below. */
function linesBelow({ blocks, text }: ParsedDocument, at: number, count: number): MemberList | null {
  const lines = blocks.slice(at + 1, at + count + 2).map((block) => ({
    block,
    match: numbered.exec(text.slice(block.start, block.end)),
  }));
  const listed = lines.filter(({ match }, place) => ordinalOf(match?.[1] ?? match?.[2] ?? "") === place + 1);
  const first = lines[0]?.block;
  const last = lines[count - 1]?.block;
  if (listed.length !== count || first === undefined || last === undefined) return null;
  const members = lines.slice(0, count).map(({ match }) => opening(match?.[3] ?? ""));
  return { members, start: first.start, end: last.end };
}

/** The headings right below one, when they are as many as its name says. */
function headingsUnder(
  { blocks, text }: ParsedDocument,
  at: number,
  heading: string,
  count: number,
): MemberList | null {
  if (count < 3) return null;
  const headings: Block[] = [];
  for (let next = at + 1; next < blocks.length && headings.length <= count; next++) {
    const block = blocks[next]!;
    if (!block.path.includes(heading)) break;
    if (block.kind === "heading" && block.path.at(-1) === heading) headings.push(block);
  }
  const first = headings[0];
  const last = headings.at(-1);
  if (first === undefined || last === undefined || headings.length !== count) return null;
  const members = headings.map(({ start, end }) => opening(text.slice(start, end)));
  return { members, start: first.start, end: last.end };
}

/** A line without its number, up to the end of its first clause. */
function opening(line: string): string {
  return line
    .replace(/^(?:[（(][^）)]{1,3}[）)]|[一二三四五六七八九十\d]{1,3}[、．.])[\s\u3000]*/u, "")
    .replace(/[。；：][^]*$/u, "");
}
