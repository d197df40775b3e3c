import { childOf, childrenOf, type XmlElement } from "../package/parse-xml.ts";
import type { Line } from "../../structure/line.ts";
import { tableLines } from "../tables/table-lines.ts";
import type { WordNumbering } from "./word-numbering.ts";
import { readParagraph, type FieldState } from "./word-paragraph.ts";
import { withProperties, type ParagraphLook, type WordStyles } from "./word-styles.ts";
import { readGrid } from "./word-table.ts";

/** A paragraph as Word shows it, label included; a table comes as one block of finished lines. */
export type WordBlock =
  | { readonly kind: "paragraph"; readonly text: string; readonly look: ParagraphLook }
  | { readonly kind: "lines"; readonly lines: readonly Line[] };

export interface WordStory {
  readonly styles: WordStyles;
  readonly numbering: WordNumbering;
  /** Content of a foot- or endnote. */
  readonly note: (kind: "footnote" | "endnote", id: string) => XmlElement | null;
  /** Collects the text of text boxes. */
  readonly textBoxes: string[];
  /** Collects the lines of a generated table of contents. */
  readonly contents: string[];
}

/** Reads block after block of a body, cell, note or text box. */
export function readBlocks(container: XmlElement | null, story: WordStory): WordBlock[] {
  const fields: FieldState = { open: [] };
  const blocks: WordBlock[] = [];
  /** Text of paragraphs whose end was deleted: it flows into the next one. */
  let carried: { text: string; label: string; look: ParagraphLook } | null = null;

  function visit(element: XmlElement): void {
    if (element.name === "w:p") visitParagraph(element);
    else if (element.name === "w:tbl")
      blocks.push({ kind: "lines", lines: tableLines(readGrid(element, readCell)) });
    else if (element.name === "w:sdt") visitAll(childOf(element, "w:sdtContent"));
    else if (!["w:del", "w:moveFrom", "w:sectPr", "mc:Fallback"].includes(element.name)) visitAll(element);
  }

  function readCell(cell: XmlElement): string[] {
    return blockText(readBlocks(cell, story)).split("\n");
  }

  function visitAll(parent: XmlElement | null): void {
    for (const child of childrenOf(parent)) visit(child);
  }

  function visitParagraph(paragraph: XmlElement): void {
    const properties = childOf(paragraph, "w:pPr");
    const mark = childOf(properties, "w:rPr");
    const endDeleted = childOf(mark, "w:del") !== null || childOf(mark, "w:moveFrom") !== null;
    const content = readParagraph(paragraph, fields);
    const style = childOf(properties, "w:pStyle")?.attributes["w:val"] ?? null;
    const styled = withProperties(story.styles.look(style), properties, null);
    const look = content.size === null ? styled : { ...styled, size: content.size };
    const isGone = endDeleted && content.text === "";
    const label = isGone || carried !== null ? "" : labelOf(look, style);
    const text = (carried?.text ?? "") + content.text;
    const shown = { text, label: carried?.label ?? label, look: carried?.look ?? look };
    carried = endDeleted && text !== "" ? shown : null;
    if (endDeleted) return;

    const boxes = content.boxes.map((box) => readBlocks(box, story));
    for (const box of boxes) story.textBoxes.push(blockText(box));
    // The head of an official document stands in text boxes anchored to its first paragraph.
    const atTop = blocks.every((block) => block.kind === "paragraph" && block.text === "");
    if (atTop) blocks.push(...boxes.flat());
    push(shown, content.inContents);
    if (!atTop) blocks.push(...boxes.flat());
    for (const { kind, id } of content.notes) pushNote(kind, id);
  }

  function push(shown: { text: string; label: string; look: ParagraphLook }, inContents: boolean): void {
    const text = shown.text.trim();
    if (shown.look.contents || (inContents && /\d\s*$/u.test(text))) {
      if (text !== "") story.contents.push(text);
    } else blocks.push({ kind: "paragraph", text: text === "" ? "" : shown.label + text, look: shown.look });
  }

  function pushNote(kind: "footnote" | "endnote", id: string): void {
    const text = blockText(readBlocks(story.note(kind, id), story));
    if (text !== "") blocks.push({ kind: "lines", lines: [{ text: `（注：${text}）`, level: 0 }] });
  }

  function labelOf(look: ParagraphLook, style: string | null): string {
    if (look.list === null) return "";
    const named = style ?? story.styles.defaultStyle;
    const level = look.listLevel ?? (named === null ? 0 : story.numbering.levelOfStyle(look.list, named));
    return story.numbering.label({ list: look.list, level });
  }

  visitAll(container);
  if (carried !== null) push(carried, false);
  return blocks;
}

export function blockText(blocks: readonly WordBlock[]): string {
  return blocks
    .flatMap((block) => (block.kind === "paragraph" ? [block.text] : block.lines.map((line) => line.text)))
    .filter((text) => text !== "")
    .join("\n");
}
