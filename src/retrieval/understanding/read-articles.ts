import { toNumber } from "../../domain/text/numerals.ts";

const reference = /第\s*([零〇一二两三四五六七八九十百千\d]+)\s*条(?:之([一二三四五六七八九十]))?/gu;

/** 第十四条, 第14条 and 第十四条之一 become 14, 14 and 14之1: equal when they name the same article. */
export function articleKey(article: string): string | null {
  return articleKeys(article)[0] ?? null;
}

/** Keys of all articles a question names, in order, each once. */
export function articleKeys(text: string): string[] {
  const keys: string[] = [];
  for (const match of text.normalize("NFKC").matchAll(reference)) {
    const value = toNumber(match[1]!);
    if (value === null) continue;
    const insert = match[2] === undefined ? null : toNumber(match[2]);
    const key = insert === null ? `${value}` : `${value}之${insert}`;
    if (!keys.includes(key)) keys.push(key);
  }
  return keys;
}
