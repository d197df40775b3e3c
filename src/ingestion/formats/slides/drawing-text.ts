import { childOf, childrenOf, textOf, type XmlElement } from "../package/parse-xml.ts";
import { formatNumeral } from "../word/numerals.ts";

/** Automatic numbers of slides: scheme → number format and what stands around it. */
const schemes: readonly (readonly [RegExp, string])[] = [
  [/^arabic/u, "decimal"],
  [/^ea1Chs/u, "chineseCounting"],
  [/^ea1Jpn/u, "chineseCounting"],
  [/^alphaLc/u, "lowerLetter"],
  [/^alphaUc/u, "upperLetter"],
  [/^romanLc/u, "lowerRoman"],
  [/^romanUc/u, "upperRoman"],
  [/^circleNum/u, "decimalEnclosedCircle"],
];

/** The paragraphs of a text body, automatic numbers included, blank ones left out. */
export function drawingParagraphs(body: XmlElement | null): string[] {
  const texts: string[] = [];
  /** Numbers run on while paragraphs of the same level and scheme follow one another. */
  let running = { key: "", count: 0 };
  for (const paragraph of childrenOf(body, "a:p")) {
    const text = runs(paragraph).replace(/\s+/gu, " ").trim();
    if (text === "") continue;
    const properties = childOf(paragraph, "a:pPr");
    const scheme = childOf(properties, "a:buAutoNum");
    if (scheme === null) {
      if ((properties?.attributes["lvl"] ?? "0") === "0") running = { key: "", count: 0 };
      texts.push(text);
      continue;
    }
    const type = scheme.attributes["type"] ?? "arabicPeriod";
    const key = `${properties?.attributes["lvl"] ?? "0"} ${type}`;
    const start = Number(scheme.attributes["startAt"] ?? 1) || 1;
    running = { key, count: running.key === key ? running.count + 1 : 0 };
    texts.push(mark(start + running.count, type) + text);
  }
  return texts;
}

function mark(number: number, type: string): string {
  const format = schemes.find(([pattern]) => pattern.test(type))?.[1] ?? "decimal";
  const numeral = formatNumeral(number, format) ?? "";
  if (type.endsWith("ParenBoth")) return `（${numeral}）`;
  if (type.endsWith("ParenR")) return `${numeral}）`;
  if (type.startsWith("circleNum") || type.endsWith("Plain")) return `${numeral} `;
  return format === "chineseCounting" ? `${numeral}、` : `${numeral}.`;
}

function runs(paragraph: XmlElement): string {
  return childrenOf(paragraph)
    .map((child) => {
      if (child.name === "a:r" || child.name === "a:fld") return textOf(childOf(child, "a:t"));
      return child.name === "a:br" ? " " : "";
    })
    .join("");
}
