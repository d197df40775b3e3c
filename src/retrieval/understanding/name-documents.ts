/** A document as naming sees it: any version, policy or report. */
export interface NamedDocument {
  readonly id: number;
  readonly title: string;
  readonly baseTitle: string;
}

/** A place in the question that names a regulation, in full or shortened. */
export interface DocumentMention {
  /** The words of the question: `支部条例`. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** All versions of all regulations that fit equally well. */
  readonly documentIds: readonly number[];
}

/** What regulations call themselves; longest first so that 实施细则 is one word. */
export const documentTypes =
  "实施细则|工作细则|实施办法|管理办法|暂行规定|若干规定|条例|规定|细则|办法|规则|准则|规划|意见|通知|章程|法";
const typeWord = new RegExp(documentTypes, "gu");
/** Words between a short name and its type that are no part of the name: 组织处理那个规定. */
const fillers = /(?:(?:这|那)(?:个|部|份)|的|工作|里面|里)$/u;
const boundary = /[\s，。、；：！？,.;:!?“”"'‘’（）()《》<>〈〉\d]/u;
const quoted = /《([^》]{2,60})》/gu;
const longestName = 30;

interface Candidate {
  readonly ids: number[];
  readonly stem: string;
  readonly type: string;
}

/** Matches names in questions against the titles of the generation; no list of special cases. */
export class DocumentNames {
  readonly #candidates: readonly Candidate[];

  constructor(documents: readonly NamedDocument[]) {
    const families = new Map<string, Candidate>();
    for (const document of documents) {
      const name = bareName(document.baseTitle);
      const split = splitType(name);
      if (split === null) continue;
      const family = families.get(name);
      if (family === undefined) families.set(name, { ids: [document.id], ...split });
      else family.ids.push(document.id);
    }
    this.#candidates = [...families.values()];
  }

  /** In order of appearance, not overlapping. */
  find(question: string): DocumentMention[] {
    const mentions: DocumentMention[] = [];
    let from = 0;
    for (const name of question.matchAll(quoted)) {
      const ids = this.#matchWhole(bareName(name[1]!));
      if (ids.length > 0) {
        mentions.push({
          text: name[0],
          start: name.index,
          end: name.index + name[0].length,
          documentIds: ids,
        });
      }
    }
    for (const type of question.matchAll(typeWord)) {
      const end = type.index + type[0].length;
      if (mentions.some((mention) => type.index >= mention.start && type.index < mention.end)) continue;
      const found = this.#matchBefore(question.slice(from, type.index), type[0]);
      if (found === null) continue;
      const start = type.index - found.length;
      mentions.push({ text: question.slice(start, end), start, end, documentIds: found.ids });
      from = end;
    }
    return mentions.sort((a, b) => a.start - b.start);
  }

  /** 《干部任用条例》: the whole name is a subsequence of the title, ends included. */
  #matchWhole(name: string): number[] {
    const split = splitType(name);
    if (split === null) return [];
    const match = this.#matchBefore(split.stem, split.type);
    return match !== null && match.length >= split.stem.length ? match.ids : [];
  }

  /** The longest run of characters before the type word that some title's stem holds in this order. */
  #matchBefore(before: string, type: string): { ids: number[]; length: number } | null {
    const near = before.slice(-longestName);
    const words = trimFillers(near);
    const dropped = near.length - words.length;
    let best = 0;
    let bestSpread = Infinity;
    let ids: number[] = [];
    for (const candidate of this.#candidates) {
      if (!sameType(candidate.type, type)) continue;
      const { length, spread } = subsequenceBefore(words, candidate.stem);
      if (length < 2 || length < best || (length === best && spread > bestSpread)) continue;
      if (length > best || spread < bestSpread) ids = [];
      best = length;
      bestSpread = spread;
      ids.push(...candidate.ids);
    }
    return ids.length === 0 ? null : { ids, length: best + dropped };
  }
}

/** Without the marks around and before a title that nobody says. */
function bareName(title: string): string {
  const inner = /《([^》]+)》/u.exec(title)?.[1] ?? title;
  return inner
    .replaceAll(/[（(][^）)]*[）)]/gu, "")
    .replaceAll(/[\s“”"《》]/gu, "")
    .replace(/^(?:中华人民共和国|关于)/u, "");
}

function splitType(name: string): { stem: string; type: string } | null {
  const match = new RegExp(`^(.{2,}?)(?:的)?(${documentTypes})$`, "u").exec(name);
  return match === null ? null : { stem: match[1]!, type: match[2]! };
}

/** 规定 names 若干规定, 细则 names 工作细则: the last two characters decide. */
function sameType(title: string, said: string): boolean {
  return title.slice(-2) === said.slice(-2);
}

function trimFillers(text: string): string {
  let rest = text;
  for (;;) {
    const shorter = rest.replace(fillers, "");
    if (shorter === rest) return rest;
    rest = shorter;
  }
}

/**
 * How many characters at the end of `words` occur in this order in `stem`; `spread` counts breaks
 * between them, so 干部教育 prefers a title that has it in one piece.
 */
function subsequenceBefore(words: string, stem: string): { length: number; spread: number } {
  let at = stem.length;
  let length = 0;
  let spread = 0;
  for (let index = words.length - 1; index >= 0; index--) {
    const character = words[index]!;
    if (boundary.test(character)) break;
    const next = stem.lastIndexOf(character, at - 1);
    if (next < 0 || at === 0) break;
    if (length > 0 && next !== at - 1) spread++;
    at = next;
    length++;
  }
  return { length, spread };
}
