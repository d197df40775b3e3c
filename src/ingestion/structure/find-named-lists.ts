import type { NamedList } from "../../domain/document.ts";
import type { ParsedDocument } from "./parse-structure.ts";

const numerals = "一二三四五六七八九十";
/** “五位一体”, “三联四共”, “十个严禁”: a short quoted name that counts. */
const slogan = new RegExp(`[“"]([\\p{Script=Han}]{0,4}[${numerals}两][\\p{Script=Han}]{1,6})[”"]`, "gu");
const longestMember = 40;

/**
 * Slogans whose members the document itself lists: before the name (承诺、述职……“五位一体”), after it in
 * brackets or after a colon, as 一是…二是…, or as the headings below one that bears the name. A slogan
 * without such a list is not recorded: what it means is then not for us to say.
 */
export function findNamedLists(document: ParsedDocument): NamedList[] {
  const found = new Map<string, NamedList>();
  for (const block of document.blocks) {
    const text = document.text.slice(block.start, block.end);
    for (const match of text.matchAll(slogan)) {
      const name = match[1] ?? "";
      if (found.has(name)) continue;
      const count = countOf(name);
      const list = count === null ? null : listAround(text, match.index, match[0].length, count);
      if (list !== null)
        found.set(name, {
          name,
          members: list.members,
          start: block.start + list.start,
          end: block.start + list.end,
        });
      else if (block.kind === "heading" && count !== null && count > 2) {
        const headings = headingsUnder(document, block.end, text, count);
        if (headings !== null) found.set(name, { name, ...headings });
      }
    }
  }
  return [...found.values()];
}

interface List {
  readonly members: readonly string[];
  readonly start: number;
  readonly end: number;
}

/** Plans and congresses are counted, they do not list: 十四五, 二十大. */
const counted = new RegExp(`[${numerals}]{2}|[${numerals}]届|[${numerals}]中全会`, "u");

/** How many members a name promises: 五位一体 five, 三联四共 seven; 一 inside a name counts for nothing. */
function countOf(name: string): number | null {
  if (counted.test(name)) return null;
  const signs = Array.from(name)
    .map((sign) => (sign === "两" ? 2 : numerals.indexOf(sign) + 1))
    .filter((value) => value > 1);
  return signs.length === 0 ? null : signs.reduce((total, value) => total + value, 0);
}

function listAround(text: string, at: number, length: number, count: number): List | null {
  return (
    listAfter(text, at + length, count) ??
    listBefore(text, at, count) ??
    strandsAfter(text, at + length, count)
  );
}

/** （…、…、…） or ：…、…、…。 or ，即…、…、…， */
function listAfter(text: string, from: number, count: number): List | null {
  const rest = text.slice(from);
  const opening =
    /^[\p{Script=Han}]{0,8}?(?:[（(](?:即|指|是指|分别是|包括)?[：:]?|[：:]|[，,]?(?:即|是指|指的是|分别是|分别指)[：:]?)/u.exec(
      rest,
    );
  if (opening === null) return null;
  const start = from + opening[0].length;
  const isBracket = /^[^，：:]*[（(]/u.test(opening[0]);
  const length = text.slice(start).search(isBracket ? /[）)]/u : /[。；]/u);
  const end = length < 0 ? text.length : start + length;
  return splitMembers(text, start, end, count, isBracket ? [/[；;]/u, /、/u, /[、，]/u] : [/、/u, /；/u]);
}

/**
 * 承诺、述职、评议、考核、问责“五位一体”. Where the list begins is not marked, so the members must be alike:
 * of one length, the first one cut to it.
 */
function listBefore(text: string, at: number, count: number): List | null {
  if (count < 3) return null;
  const head = text.slice(0, at);
  const members = head
    .slice(Math.max(...["。", "；", "，", "：", "（"].map((mark) => head.lastIndexOf(mark))) + 1)
    .split("、")
    .slice(-count);
  const [first = "", ...others] = members;
  const length = others[0]?.length ?? 0;
  const alike = length >= 2 && length <= 8 && others.every((member) => member.length === length);
  if (
    members.length !== count ||
    !alike ||
    first.length < length ||
    members.some((member) => /[“”和的]$|^[“”]/u.test(member))
  )
    return null;
  const cut = first.slice(-length);
  return { members: [cut, ...others], start: at - [cut, ...others].join("、").length, end: at };
}

/** 一是……；二是……；三是…… with the opening words of each as its member. */
function strandsAfter(text: string, from: number, count: number): List | null {
  const strands = [
    ...text.slice(from).matchAll(/(?<=^|[。；：，])([一二三四五六七八九十])(?:是|要)([^。；，：]{2,40})/gu),
  ];
  if (strands.length !== count) return null;
  if (strands.some(([, sign], at) => numerals.indexOf(sign ?? "") !== at)) return null;
  const last = strands.at(-1);
  return {
    members: strands.map(([, , words]) => words ?? ""),
    start: from + (strands[0]?.index ?? 0),
    end: from + (last?.index ?? 0) + (last?.[0].length ?? 0),
  };
}

function splitMembers(
  text: string,
  start: number,
  end: number,
  count: number,
  by: readonly RegExp[],
): List | null {
  const listed = text.slice(start, end);
  for (const separator of by) {
    const members = listed
      .split(separator)
      .map((member, at, all) =>
        (at === all.length - 1 ? member.replace(/(?:[，,。；]|等(?![级等])).*$/u, "") : member)
          .replace(/^(?:和|以及|及)/u, "")
          .trim(),
      );
    if (members.length === count && members.every(isMember)) return { members, start, end };
  }
  return null;
}

/** Short, whole in its quotation marks, and no clause of a sentence. */
function isMember(member: string): boolean {
  const opened = (member.match(/“/gu) ?? []).length;
  const closed = (member.match(/”/gu) ?? []).length;
  return member !== "" && member.length <= longestMember && opened === closed && !/[，。：]/u.test(member);
}

/** The headings right below one, when they are as many as its name says. */
function headingsUnder(document: ParsedDocument, from: number, heading: string, count: number): List | null {
  const below = document.blocks.filter((block) => block.start > from && block.path.includes(heading));
  const headings = below.filter((block) => block.kind === "heading" && block.path.at(-1) === heading);
  const first = headings[0];
  const last = headings.at(-1);
  if (first === undefined || last === undefined || headings.length !== count) return null;
  const members = headings.map(({ start, end }) => document.text.slice(start, end));
  return { members, start: first.start, end: last.end };
}
