import { defaultTreeAdapter, parse, type DefaultTreeAdapterTypes } from "parse5";
import type { Line } from "../../structure/line.ts";
import { reading, type FormatReading } from "../format-reading.ts";
import { headingLevel } from "../heading-level.ts";
import { damaged } from "../package/unsafe-content.ts";
import { limits } from "../limits.ts";
import { tableLines } from "../tables/table-lines.ts";
import { formatNumeral } from "../word/numerals.ts";
import { htmlGrid } from "./html-grid.ts";
import { decodeHtml } from "./decode-html.ts";

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

const dropped = new Set(
  "script style noscript template head title iframe object embed svg math audio video canvas select button input textarea nav".split(
    " ",
  ),
);
const blocks = new Set(
  "address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form header hr html legend li main ol p pre section summary tr ul caption".split(
    " ",
  ),
);

/** Stands for the level of a title until the other levels are known. */
const titled = -1;

/** Web pages and “另存为网页”: what a browser shows, without scripts, menus and styles. */
export function readHtml(bytes: Uint8Array): FormatReading {
  const headerTexts: string[] = [];
  const html = decodeHtml(bytes);
  const isCut = /<html[\s>]/iu.test(html) && !/<\/html\s*>/iu.test(html);
  return reading(withTitle(htmlLines(html, headerTexts)), {
    headerTexts,
    warnings: isCut ? ["网页没有结尾，可能没有保存完整，请核对"] : [],
  });
}

/** Word and LibreOffice mark the title by its class and use h1 for chapters: then every level moves down. */
function withTitle(lines: readonly Line[]): Line[] {
  const tops = lines.filter((line) => line.level === titled || line.level === 1);
  const moves = tops.length > 1;
  return lines.map(({ text, level }) => ({
    text,
    level: level === titled ? 1 : level > 0 && moves ? Math.min(6, level + 1) : level,
  }));
}

function htmlLines(html: string, headerTexts: string[]): Line[] {
  const lines: Line[] = [];
  let text = "";

  function flush(level = 0): void {
    for (const [at, piece] of text.split("\n").entries()) {
      const line = piece.replace(/[ \t\r\f\u00a0]+/gu, " ").replace(/^[\s　]+|[\s　]+$/gu, "");
      if (line === "") continue;
      const own = level === titled ? titled : headingLevel(line, level);
      lines.push({ text: line, level: at === 0 ? own : 0 });
    }
    text = "";
  }

  function visit(node: Node, depth: number): void {
    if (depth > limits.xmlDepth * 5) throw damaged("网页嵌套过深");
    if (defaultTreeAdapter.isTextNode(node)) text += node.value.replace(/\n/gu, " ");
    else if (defaultTreeAdapter.isElementNode(node) && !isHidden(node)) visitElement(node, depth);
  }

  function visitAll(element: Element, depth: number): void {
    for (const child of element.childNodes) visit(child, depth + 1);
  }

  function visitElement(element: Element, depth: number): void {
    const { tagName } = element;
    const heading = /^h([1-6])$/u.exec(tagName)?.[1];
    if (dropped.has(tagName)) return;
    if (/^(?:header|footer)$/u.test(attribute(element, "title"))) {
      headerTexts.push(htmlCell(element, depth).join("\n"));
      return;
    }
    const isTitle = /^(?:MsoTitle|title|title-western|title-cjk)$/u.test(attribute(element, "class"));
    if (tagName === "br") text += "\n";
    else if (heading !== undefined || isTitle) {
      flush();
      visitAll(element, depth);
      text = text.replace(/\n/gu, "");
      flush(isTitle ? titled : Number(heading));
    } else if (tagName === "table") {
      flush();
      lines.push(...tableLines(htmlGrid(element, (cell) => htmlCell(cell, depth))));
    } else if (tagName === "li") {
      flush();
      text += markerOf(element);
      visitAll(element, depth);
      flush();
    } else if (blocks.has(tagName)) {
      flush();
      visitAll(element, depth);
      flush();
    } else visitAll(element, depth);
  }

  /** A cell is a page of its own: what it holds must not run into the text around the table. */
  function htmlCell(cell: Element, depth: number): string[] {
    const outer = { text, count: lines.length };
    text = "";
    visitAll(cell, depth);
    flush();
    text = outer.text;
    return lines.splice(outer.count).map((line) => line.text);
  }

  for (const child of parse(html).childNodes) visit(child, 0);
  flush();
  return lines;
}

function attribute(element: Element, name: string): string {
  return element.attrs.find((one) => one.name === name)?.value ?? "";
}

function isHidden(element: Element): boolean {
  return (
    element.attrs.some((one) => one.name === "hidden") ||
    /display\s*:\s*none|visibility\s*:\s*hidden/iu.test(attribute(element, "style"))
  );
}

const listFormats: Readonly<Record<string, string>> = {
  a: "lowerLetter",
  A: "upperLetter",
  i: "lowerRoman",
  I: "upperRoman",
};

/** The number that a browser shows before an item of an ordered list. */
function markerOf(item: Element): string {
  const list = item.parentNode;
  if (list === null || !defaultTreeAdapter.isElementNode(list) || list.tagName !== "ol") return "";
  const items = list.childNodes.filter(
    (node) => defaultTreeAdapter.isElementNode(node) && node.tagName === "li",
  );
  const own = Number(attribute(item, "value"));
  const number = own > 0 ? own : (Number(attribute(list, "start")) || 1) + items.indexOf(item);
  return `${formatNumeral(number, listFormats[attribute(list, "type")] ?? "decimal") ?? ""}.`;
}
