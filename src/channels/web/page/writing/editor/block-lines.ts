import { RangeSet, StateField } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView } from "@codemirror/view";
import { type PlacedBlock, readBlocks } from "../../../../../domain/text/read-blocks.ts";

/** Lines look like the part of a document they are: title, headings, signature and date. */
export const blockLines = StateField.define<DecorationSet>({
  create: (state) => decorate(state.doc.toString()),
  update: (lines, transaction) => (transaction.docChanged ? decorate(transaction.newDoc.toString()) : lines),
  provide: (field) => EditorView.decorations.from(field),
});

function decorate(text: string): DecorationSet {
  const ranges = readBlocks(text).flatMap((block) => {
    // A line decoration starts where its line does, before any indent.
    const lineStart = text.lastIndexOf("\n", block.start - 1) + 1;
    const line = Decoration.line({ class: `block block-${nameOf(block)}` }).range(lineStart);
    if (block.part !== "heading" || block.rest === "") return [line];
    const lead = Decoration.mark({ class: `block-lead block-lead-${block.level}` });
    return [line, lead.range(block.start, block.start + block.text.length)];
  });
  return RangeSet.of(ranges, true);
}

function nameOf(block: PlacedBlock): string {
  if (block.part !== "heading") return block.part;
  return block.rest === "" ? `heading-${block.level}` : "body";
}
