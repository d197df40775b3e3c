import { reading, type FormatReading } from "../format-reading.ts";
import { openPackage, type OfficePackage } from "../package/open-package.ts";
import { childOf, childrenOf, type XmlElement } from "../package/parse-xml.ts";
import { blockText, readBlocks, type WordStory } from "./word-body.ts";
import { wordLines } from "./word-lines.ts";
import { createNumbering } from "./word-numbering.ts";
import { createStyles } from "./word-styles.ts";

/** Word 2007 and later (and WPS): the text as it is shown, automatic numbers included. */
export function readDocx(bytes: Uint8Array): FormatReading {
  const office = openPackage(bytes);
  const main =
    [...office.relations("").values()].find(({ kind }) => kind === "officeDocument")?.target ??
    "word/document.xml";
  const document = office.required(main);
  const parts = [...office.relations(main).values()];
  const part = (kind: string): XmlElement | null => {
    const target = parts.find((one) => one.kind === kind)?.target;
    return target === undefined ? null : office.xml(target);
  };
  const numberingXml = part("numbering");
  const notes = { footnote: notesOf(part("footnotes")), endnote: notesOf(part("endnotes")) };
  const story: WordStory = {
    styles: createStyles(part("styles")),
    numbering: createNumbering(numberingXml),
    note: (kind, id) => notes[kind].get(id) ?? null,
    textBoxes: [],
    contents: [],
  };
  const lines = wordLines(readBlocks(childOf(document, "w:body"), story));
  return reading(lines, {
    textBoxes: story.textBoxes.filter((text) => text !== ""),
    headerTexts: headerTexts(office, parts, story),
    removed: story.contents.map((text) => ({ text, reason: "目录" })),
  });
}

function notesOf(notes: XmlElement | null): Map<string, XmlElement> {
  return new Map(childrenOf(notes).map((note) => [note.attributes["w:id"] ?? "", note]));
}

/** Read with a numbering of their own: headers must not count on the body's lists. */
function headerTexts(
  office: OfficePackage,
  parts: readonly { readonly kind: string; readonly target: string }[],
  story: WordStory,
): string[] {
  const texts = parts
    .filter(({ kind }) => kind === "header" || kind === "footer")
    .map(({ target }) => {
      const own: WordStory = { ...story, numbering: createNumbering(null), textBoxes: [], contents: [] };
      const text = blockText(readBlocks(office.xml(target), own));
      return [text, ...own.textBoxes].join("\n").trim();
    });
  return [...new Set(texts)].filter((text) => text !== "");
}
