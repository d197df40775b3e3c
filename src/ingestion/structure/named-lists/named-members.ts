/** Members listed beside a name, and where the list stands in the text given. */
export interface MemberList {
  readonly members: readonly string[];
  readonly start: number;
  readonly end: number;
}

export const numerals = "一二三四五六七八九十";
const longestMember = 40;
/** Characters on either side of a name within which its list must stand. */
const reach = 900;

/** The list of `count` members right beside a name that stands at `at` in `text`, or null. */
export function membersBeside(text: string, at: number, length: number, count: number): MemberList | null {
  const from = Math.max(0, at - reach);
  const near = text.slice(from, at + length + reach);
  const place = at - from;
  const list =
    listAfter(near, place + length, count) ??
    listBefore(near, place, count) ??
    strandsAfter(near, place + length, count);
  return list === null ? null : { ...list, start: list.start + from, end: list.end + from };
}

const opening =
  /^[\p{Script=Han}]{0,8}?(?:[（(]|[：:]|[，,]?(?:即|是指|指的是|分别是|分别为|分别指)[：:]?)(?:(?:“[^”]{1,8}”)?(?:分别)?(?:即|是指|指的是|指|是|为|包括|从|由)[：:]?)?/u;

/** （…、…、…） or ：…、…、…。 or ，即…、…、…， */
function listAfter(text: string, from: number, count: number): MemberList | null {
  const opened = opening.exec(text.slice(from));
  if (opened === null) return null;
  const start = from + opened[0].length;
  const isBracket = /^[^，：:]*[（(]/u.test(opened[0]);
  const length = text.slice(start).search(isBracket ? /[）)]/u : /[。；]/u);
  const end = length < 0 ? text.length : start + length;
  const separators = isBracket ? ["；", "、", /[、，]/u] : ["、", "；"];
  for (const separator of separators) {
    const members = settle(text.slice(start, end).split(separator));
    if (members.length === count && areMembers(members)) return { members, start, end };
  }
  return null;
}

/** The last member bears what the sentence goes on with: 过硬型政府 after 忠诚型、创新型. */
function settle(parts: readonly string[]): string[] {
  const members = parts.map((part) => part.replace(/^(?:和|以及|及)/u, "").trim());
  const last = (members.pop() ?? "").replace(/(?:[，,。；]|等(?![级等])|（[^）]*）?$)[^]*$/u, "");
  const ending = members[0]?.slice(-1) ?? "";
  const cut =
    members.length > 1 && members.every((member) => member.endsWith(ending)) ? last.indexOf(ending) + 1 : 0;
  return [...members, cut > 0 ? last.slice(0, cut) : last];
}

function areMembers(members: readonly string[]): boolean {
  const longestOther = Math.max(...members.slice(0, -1).map((member) => member.length));
  return members.every(isMember) && (members.at(-1)?.length ?? 0) <= 2 * longestOther;
}

/** Short, whole in its quotation marks, and no clause of a sentence. */
function isMember(member: string): boolean {
  const opened = (member.match(/“/gu) ?? []).length;
  const closed = (member.match(/”/gu) ?? []).length;
  return member !== "" && member.length <= longestMember && opened === closed && !/[，。：]/u.test(member);
}

/** What may stand right before the first of such members; else their beginning is a guess. */
const boundary =
  /(?:^|[，。；：（“”！？\s了的对以在为按是将]|实行|实施|建立|健全|完善|构建|推行|推进|坚持|形成|打造|落实|深化|强化|实现|推动|开展|创新|执行|建设)$/u;

/**
 * 承诺、述职、评议、考核、问责“五位一体”. Where the list begins is not marked, so the members must be alike:
 * of one length, the first one cut to it.
 */
function listBefore(text: string, at: number, count: number): MemberList | null {
  if (count < 3) return null;
  const head = text.slice(0, at);
  const sentence = head.slice(
    Math.max(...["。", "；", "，", "：", "（"].map((mark) => head.lastIndexOf(mark))) + 1,
  );
  const members = sentence.split("、").slice(-count);
  const [first = "", ...others] = members;
  const length = others[0]?.length ?? 0;
  const alike = length >= 2 && length <= 8 && others.every((member) => member.length === length);
  if (members.length !== count || !alike || first.length < length) return null;
  if (members.some((member) => /[“”和的]$|^[“”]/u.test(member))) return null;
  const cut = first.slice(-length);
  const start = at - [cut, ...others].join("、").length;
  return boundary.test(head.slice(0, start)) ? { members: [cut, ...others], start, end: at } : null;
}

/** 一是……；二是……；三是…… with the opening words of each as its member. */
function strandsAfter(text: string, from: number, count: number): MemberList | null {
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
