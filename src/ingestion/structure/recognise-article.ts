import { han, numberOf } from "./article-number.ts";

/** What stands around a line; without it only the line itself decides. */
export interface LineContext {
  /** Number of the article before it in this part, 0 at its beginning. */
  readonly previousArticle: number;
  readonly before: string | null;
  readonly after: string | null;
}

export interface RecognisedArticle {
  readonly kind: "article";
  /** `第十四条之一`, spaces inside the mark removed. */
  readonly article: string;
  readonly text: string;
}

/** 第 十 四 条 is one mark too: typists stretch it. */
const mark = new RegExp(
  `^第[ \\u3000]*((?:[${han}\\d][ \\u3000]*){1,8})条(?:[ \\u3000]*之[ \\u3000]*([${han}]{1,3}|\\d{1,2})(?![${han}\\d]))?`,
  "u",
);

/**
 * Words that follow 条 in a reference and never begin an article's own text (规定的情形, but 规范…;
 * 中所称, but 中央…).
 */
const reference =
  /^(?:规定|所(?:列|述|称|指|规)|第[零〇一二三四五六七八九十百\d]{1,4}[款项目句]|、|的|之|款|项(?!目)|中(?:的|所|规定|关于)|[和或与及至](?:者|其)?(?:本|第)|[，。；,;)）》])/u;

/** A line that breaks off here is taken up by a reference on the next one. */
const openEnd =
  /(?:依照|按照|根据|依据|适用|违反|符合|参照|前款|本(?:条例|规定|办法|准则|规则|细则|法|章程)|《[^《》]*》|[、和与或及至])$/u;

/**
 * 第X条 at the start of a line as an article, or null when it is a reference that a line break has put
 * there: `第十五条党委……` without a space is an article only as the next number, and a spaced or bare
 * mark out of order must not read like a reference.
 */
export function recogniseArticle(text: string, context: LineContext): RecognisedArticle | null {
  const match = mark.exec(text);
  if (match === null) return null;
  const inserted = match[2] === undefined ? "" : `之${match[2]}`;
  const article = `第${(match[1] ?? "").replace(/\s/gu, "")}条${inserted}`;
  const after = text.slice(match[0].length);
  const rest = after.replace(/^[\s\u3000：:]+/u, "");
  const isNext = continues(article, context.previousArticle);
  if (rest === after && rest !== "" && (!isNext || reference.test(rest))) return null;
  if (!isNext && isReference(rest, context)) return null;
  return { kind: "article", article, text: rest === "" ? article : `${article}　${rest}` };
}

function isReference(rest: string, { before, after }: LineContext): boolean {
  if (before !== null && openEnd.test(before)) return true;
  return reference.test(rest === "" ? (after ?? "") : rest);
}

/** 第十五条 after 第十四条, and 第十四条之一 too. */
function continues(article: string, previousArticle: number): boolean {
  return numberOf(article) === (article.includes("条之") ? previousArticle : previousArticle + 1);
}
