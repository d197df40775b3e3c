import { numberOf } from "./article-number.ts";
import { findClosing } from "./find-closing.ts";
import { joinSplitHeadings } from "./join-split-headings.ts";
import { depth } from "./recognise-heading.ts";
import { recogniseLine } from "./recognise-line.ts";
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
  /** Markdown or style level, 0 where it was not marked. */
  readonly level: number;
}

/**
 * Builds the stored text and finds where articles and headings lie in it. Inside an article
 * （一） lines are its items; outside, they are headings.
 */
export function parseStructure(source: readonly Line[], title: string): ParsedDocument {
  const lines = joinSplitHeadings(source);
  const closing = findClosing(lines);
  const writer = createWriter();
  let trail: OpenHeading[] = [];
  let openArticle: string | null = null;
  let previousArticle = 0;

  const path = (): string[] => trail.map((open) => open.text);

  function enter(at: number, text: string, level: number): void {
    trail = trail.filter((open) => open.depth < at);
    if (!isTitle(text, title)) trail.push({ depth: at, text, level });
  }

  for (const [at, line] of lines.entries()) {
    if (closing.has(at)) {
      openArticle = null;
      previousArticle = 0;
      trail = [];
      writer.append("paragraph", line.text, [], null);
      continue;
    }
    const before = lines[at - 1]?.text ?? null;
    const recognised = recogniseLine(line, { previousArticle, before, after: lines[at + 1]?.text ?? null });
    if (recognised.kind === "article") {
      openArticle = recognised.article;
      previousArticle = numberOf(recognised.article);
      writer.append("article", recognised.text, path(), openArticle);
    } else if (recognised.kind === "heading" && !isItemOf(openArticle, recognised.depth, line)) {
      openArticle = null;
      if (recognised.depth <= depth.part) previousArticle = 0;
      const own = ownDepth(recognised.depth, line.level, trail);
      const above = trail.filter((open) => open.depth < own).map((open) => open.text);
      enter(own, recognised.text, line.level);
      writer.append("heading", recognised.text, above, null);
    } else if (recognised.kind === "headed" && openArticle === null) {
      enter(recognised.depth, recognised.heading, 0);
      writer.append("paragraph", recognised.text, path(), null);
    } else {
      writer.append("paragraph", recognised.text, path(), openArticle);
    }
  }
  return writer.finish();
}

function createWriter() {
  const blocks: Block[] = [];
  const parts: string[] = [];
  let offset = 0;
  return {
    append(kind: Block["kind"], text: string, path: readonly string[], article: string | null): void {
      blocks.push({ kind, start: offset, end: offset + text.length, path, article });
      parts.push(text);
      offset += text.length + 1;
    },
    finish(): ParsedDocument {
      const text = parts.join("\n");
      const settled = blocks.map((block, at) =>
        isBareItem(block, blocks[at + 1], text) ? { ...block, kind: "paragraph" as const } : block,
      );
      return { text, blocks: settled };
    },
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

/**
 * A marked heading without numbering lies under the marked heading of a higher level above it, even
 * when that one is numbered: `### 指导思想` under `## 一、总体要求`.
 */
function ownDepth(at: number, level: number, trail: readonly OpenHeading[]): number {
  if (Number.isInteger(at)) return at;
  const parent = trail.findLast((open) => open.level > 0 && open.level < level);
  return parent === undefined ? at : parent.depth + level / 10;
}

function isTitle(text: string, title: string): boolean {
  const plain = (value: string): string => value.replace(/[（(][^（(）)]*[）)]|\s|　|《|》/gu, "");
  return plain(text) === plain(title);
}
