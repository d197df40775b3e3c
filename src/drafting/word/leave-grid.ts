import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";

const documentPart = "word/document.xml";
/** Spacing of a paragraph: that of a run has no line. */
const paragraphSpacing = /<w:spacing (?=[^<>]*w:line=)/gu;
/** In the order of the schema: both stand before the spacing. */
const marks = '<w:overflowPunct w:val="0"/><w:snapToGrid w:val="0"/>';

/**
 * Takes every paragraph off the document grid, and lets no comma hang beyond the margin. The library that
 * writes the file knows these two marks for styles and runs only.
 */
export function leaveGrid(docx: Uint8Array): Uint8Array {
  const parts = unzipSync(docx);
  const xml = parts[documentPart];
  if (xml === undefined) throw new Error(`${documentPart} is missing`);
  const marked = strFromU8(xml).replaceAll(paragraphSpacing, `${marks}<w:spacing `);
  return zipSync({ ...parts, [documentPart]: strToU8(marked) });
}
