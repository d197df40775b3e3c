import { depth, numberOf, recogniseLine, type RecognisedLine } from "./recognise-line.ts";
import type { Line } from "./line.ts";

/** One paragraph of the stored text with its place in the document. */
export interface Block {
  readonly kind: "heading" | "article" | "paragraph";
  readonly start: number;
  readonly end: number;
  /** Heading trail above this block (for a heading: above itself). */
  readonly path: readonly string[];
  /** The article this block belongs to, or null. */
  readonly article: string | null;
}

export interface ParsedDocument {
  /** The cleaned text: one paragraph a line. */
  readonly text: string;
  readonly blocks: readonly Block[];
}

interface OpenHeading {
  readonly depth: number;
  readonly text: string;
}

/**
 * Builds the stored text and finds where articles and headings lie in it. Inside an article
 * （一） lines are its items; outside, they are headings.
 */
export function parseStructure(lines: readonly Line[], title: string): ParsedDocument {
  const blocks: Block[] = [];
  const parts: string[] = [];
  let offset = 0;
  let trail: OpenHeading[] = [];
  let openArticle: string | null = null;
  let lastNumber = 0;

  function append(kind: Block["kind"], text: string, path: readonly string[]): void {
    blocks.push({
      kind,
      start: offset,
      end: offset + text.length,
      path,
      article: kind === "heading" ? null : openArticle,
    });
    parts.push(text);
    offset += text.length + 1;
  }

  function enter(at: number, text: string): void {
    trail = trail.filter((open) => open.depth < at);
    if (!isTitle(text, title)) trail.push({ depth: at, text });
  }

  for (const line of lines) {
    const recognised: RecognisedLine = recogniseLine(line, lastNumber);
    const path = trail.map((open) => open.text);
    if (recognised.kind === "article") {
      openArticle = recognised.article;
      lastNumber = numberOf(recognised.article);
      append("article", recognised.text, path);
    } else if (recognised.kind === "heading" && !isItemOf(openArticle, recognised.depth, line)) {
      openArticle = null;
      if (recognised.depth <= depth.part) lastNumber = 0;
      enter(recognised.depth, recognised.text);
      append(
        "heading",
        recognised.text,
        trail.slice(0, -1).map((open) => open.text),
      );
    } else if (recognised.kind === "headed" && openArticle === null) {
      enter(recognised.depth, recognised.heading);
      append(
        "paragraph",
        recognised.text,
        trail.map((open) => open.text),
      );
    } else {
      append("paragraph", recognised.text, path);
    }
  }
  const text = parts.join("\n");
  return {
    text,
    blocks: blocks.map((block, at) =>
      isBareItem(block, blocks[at + 1], text) ? { ...block, kind: "paragraph" } : block,
    ),
  };
}

const numbered = /^(?:[（(][一二三四五六七八九十百]+[）)]|[一二三四五六七八九十百]+[、．.])/u;

/** `（一）严禁结党营私` with nothing under it: an item of a list typed without full stops, not a heading. */
function isBareItem(block: Block, next: Block | undefined, text: string): boolean {
  const hasBody = next !== undefined && next.path.length > block.path.length;
  return block.kind === "heading" && !hasBody && numbered.test(text.slice(block.start, block.end));
}

/** A bare `（一）……` or `一、……` line under an article is one of its items, not a new section. */
function isItemOf(openArticle: string | null, at: number, line: Line): boolean {
  return openArticle !== null && line.level === 0 && at >= depth.major;
}

function isTitle(text: string, title: string): boolean {
  const plain = (value: string): string => value.replace(/[（(][^）)]*[）)]|\s|　|《|》/gu, "");
  return plain(text) === plain(title);
}
