import type { Passage } from "../../domain/documents/document.ts";
import type { Brief } from "../request/brief.ts";
import { fillVariables } from "./fill-variables.ts";

export interface ComposedClauses {
  readonly text: string;
  /** The clauses whose words were taken, in order. */
  readonly sources: readonly Passage[];
}

/** Marks that the source gave its items: ours take their place. */
const ownMark =
  /^(?:[（(][一二三四五六七八九十\d]{1,3}[）)]|[一二三四五六七八九十\d]{1,3}[、.．]|第[一二三四五六七八九十百]+条\s*)/u;
/** What a digest says of the differences between two versions is nobody's duty. */
const versionTalk = /(?:19|20)\d{2}年.*(?:19|20)\d{2}年|合为一条|新增“|名称增加|是两条/u;
const mostItems = 20;
/** A clause without items is said sentence by sentence; below this it says nothing by itself. */
const shortest = 8;

/**
 * 承诺书, 明白纸, 提醒卡: items word for word from the clauses found, best clause first, until the length is
 * reached; a clause once begun is given whole. Without any clause the items are left open.
 */
export function composeClauses(brief: Brief, clauses: readonly Passage[]): ComposedClauses {
  const { kind } = brief;
  const fill = (lines: readonly string[]): string[] => lines.map((line) => fillVariables(line, brief));
  const head = [
    ...fill(kind.titles.slice(0, 1)),
    ...fill(kind.salutation === null ? [] : [kind.salutation]),
    ...fill(kind.openings),
  ];
  const close = fill(kind.closings);
  const items: string[] = [];
  const sources: Passage[] = [];
  let length = [...head, ...close].join("").length;
  const ranked = clauses.toSorted((a, b) => Number(isList(b)) - Number(isList(a)));
  const [first] = ranked;
  // One document's clauses: rules of two documents side by side would say things twice.
  for (const clause of ranked.filter(({ document }) => document.id === first?.document.id)) {
    const own = itemsOf(clause.text).filter((item) => !items.includes(item) && isParallel(item, items));
    if (own.length === 0) continue;
    if (items.length > 0 && (length >= brief.words * 0.85 || items.length + own.length > mostItems)) break;
    items.push(...own);
    sources.push(clause);
    length += own.join("").length + own.length * 2;
  }
  const numbered =
    items.length === 0 ? ["1.〔条目内容〕"] : items.map((item, index) => `${index + 1}.${item}`);
  const facts = brief.facts.map(({ text }) => `${text}。`);
  const basis = first === undefined ? [] : [`（依据：《${first.document.title}》${articles(sources)}）`];
  return { text: [...head, ...numbered, ...facts, ...basis, ...close].join("\n"), sources };
}

/** Once several items begin alike (严禁…, 不准…), others would be foreign bodies. */
function isParallel(item: string, items: readonly string[]): boolean {
  const [start] = items
    .map((one) => /^(?:严禁|不准|不得|禁止|必须|应当)/u.exec(one)?.[0])
    .filter((word) => word !== undefined);
  if (start === undefined || items.filter((one) => one.startsWith(start)).length < 4) return true;
  return item.startsWith(start);
}

/** A clause of several items is what such a text is made of; explanations are not. */
function isList({ text }: Passage): boolean {
  return text.split("\n").filter((line) => ownMark.test(line.trim())).length >= 3;
}

function articles(sources: readonly Passage[]): string {
  return [...new Set(sources.flatMap(({ chunk }) => chunk.article ?? []))].join("、");
}

/** （一）…；（二）…。 one by one, else the sentences of the clause. */
function itemsOf(text: string): string[] {
  const lines = text.split("\n").map((line) => line.trim());
  const listed = lines.filter((line) => ownMark.test(line));
  const isListed = listed.length >= 2;
  const items = isListed ? listed : (text.replaceAll("\n", "").match(/(?<![^。])[^。]+。/gu) ?? [text]);
  return items
    .map((item) => item.trim().replace(ownMark, "").trim())
    .filter(
      (item) => (isListed || item.length >= shortest) && !/[：:]$/u.test(item) && !versionTalk.test(item),
    );
}
