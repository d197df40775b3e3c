/** A paragraph of a draft by its part in the layout. */
export type Block =
  | { readonly part: "title"; readonly text: string }
  /** 楷体 below the title of a speech or report: date, name. */
  | { readonly part: "byline"; readonly text: string }
  | { readonly part: "salutation"; readonly text: string }
  /** 一、… with what follows it in the same paragraph. */
  | { readonly part: "heading"; readonly level: 1 | 2 | 3 | 4; readonly text: string; readonly rest: string }
  | { readonly part: "body"; readonly text: string }
  /** 附件：1.… and the further ones below it. */
  | { readonly part: "annex-note"; readonly text: string; readonly isFirst: boolean }
  | { readonly part: "signature"; readonly text: string }
  | { readonly part: "date"; readonly text: string }
  /** （联系人…） below the date. */
  | { readonly part: "note"; readonly text: string }
  /** 附件1: begins a new page. */
  | { readonly part: "annex"; readonly text: string }
  /** What the annex is called, below 附件1. */
  | { readonly part: "annex-title"; readonly text: string };

/** A block with the place of its text in the draft, for comments. */
export type PlacedBlock = Block & { readonly start: number };

const levels: readonly (readonly [1 | 2 | 3 | 4, RegExp])[] = [
  [1, /^[一二三四五六七八九十]{1,3}、/u],
  [2, /^（[一二三四五六七八九十]{1,3}）/u],
  [3, /^\d{1,2}[.．](?!\d)/u],
  [4, /^（\d{1,2}）/u],
];
const titleLimit = 60;
const headingLimit = 40;
const date = /^(?:\d{4}年\d{1,2}月\d{1,2}日|〔(?:成文)?日期〕)$/u;
const bylineDate = /^（?(?:\d{4}年\d{1,2}月\d{1,2}日|〔[^〕]*日期〕)）?$/u;
const signature =
  /^(?:〔(?:发文机关|署名|承诺人签名)〕|[\p{Script=Han}（）“”]{4,30}(?:部|委员会|委|办公室|党组|党委|党支部|组|局|院|中心))$/u;
const annex = /^附件\s*\d{0,2}$/u;
const byline = /^(?:[\p{Script=Han}、]{2,20}[\u3000 ]+)?(?:[\p{Script=Han}×]{2,4}|〔[^〕]*姓名〕)$/u;

/** Tells the parts of a draft apart, line by line. */
export function readBlocks(text: string): PlacedBlock[] {
  const lines: { text: string; start: number }[] = [];
  let start = 0;
  for (const line of text.split("\n")) {
    const lead = /^[\s\u3000]*/u.exec(line)?.[0].length ?? 0;
    if (line.trim() !== "") lines.push({ text: line.trim(), start: start + lead });
    start += line.length + 1;
  }
  return lines.map((line, index) => ({ ...readBlock(line.text, index, lines), start: line.start }));
}

function readBlock(text: string, index: number, lines: readonly { readonly text: string }[]): Block {
  if (index === 0 && isTitle(text, lines.length)) return { part: "title", text };
  if (index > 0 && index <= 2 && (bylineDate.test(text) || byline.test(text)))
    return { part: "byline", text };
  if (index <= 3 && text.length <= headingLimit && text.endsWith("：") && !text.startsWith("附件"))
    return { part: "salutation", text };
  if (/^附件[：:]/u.test(text)) return { part: "annex-note", text, isFirst: true };
  if (isFurtherAnnex(index, lines)) return { part: "annex-note", text, isFirst: false };
  if (annex.test(text)) return { part: "annex", text };
  if (annex.test(lines[index - 1]?.text ?? "") && isTitle(text, lines.length))
    return { part: "annex-title", text };
  for (const [level, mark] of levels) {
    const found = mark.exec(text);
    if (found === null) continue;
    const end = text.indexOf("。");
    if (end < 0)
      return text.length <= headingLimit
        ? { part: "heading", level, text, rest: "" }
        : { part: "body", text };
    // A heading with its paragraph behind it; a long first sentence is no heading.
    if (end < headingLimit && end < text.length - 1)
      return { part: "heading", level, text: text.slice(0, end + 1), rest: text.slice(end + 1) };
    return end <= headingLimit && level <= 2
      ? { part: "heading", level, text, rest: "" }
      : { part: "body", text };
  }
  const [before = "", after = ""] = [lines[index - 1]?.text, lines[index + 1]?.text];
  const isLate = index >= lines.length - 5;
  if (date.test(text) && (isLate || signature.test(before))) return { part: "date", text };
  if (signature.test(text) && (date.test(after) || index === lines.length - 1))
    return { part: "signature", text };
  if (text.startsWith("（联系人") && (isLate || date.test(before))) return { part: "note", text };
  return { part: "body", text };
}

const furtherAnnex = /^\d{1,2}[.．](?!\d)[^。；]{2,}$/u;

/** 2.名额分配表, right below 附件：1.课程安排 or another one of them. */
function isFurtherAnnex(index: number, lines: readonly { readonly text: string }[]): boolean {
  let at = index;
  while (furtherAnnex.test(lines[at]?.text ?? "")) at -= 1;
  return at < index && /^附件[：:]\s*1[.．]/u.test(lines[at]?.text ?? "");
}

function isTitle(text: string, lines: number): boolean {
  return (
    lines > 1 &&
    text.length <= titleLimit &&
    !/[。；，]$/u.test(text) &&
    !levels.some(([, mark]) => mark.test(text)) &&
    !text.endsWith("：")
  );
}
