import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";

const documentPart = "word/document.xml";
/** Spacing of a paragraph: that of a run has no line. */
const paragraphSpacing = /<w:spacing (?=[^<>]*w:line=)/gu;
/** In the order of the schema: both stand before the spacing. */
const marks = '<w:overflowPunct w:val="0"/><w:snapToGrid w:val="0"/>';

/**
 * Takes every paragraph off the document grid, and lets no comma hang beyond the margin (LibreOffice reads
 * that mark the other way round). Text boxes have no frame and no inner margin, and text gives way to them.
 * The library that writes the file knows none of this.
 */
export function leaveGrid(docx: Uint8Array): Uint8Array {
  const parts = unzipSync(docx);
  const xml = parts[documentPart];
  if (xml === undefined) throw new Error(`${documentPart} is missing`);
  const marked = strFromU8(xml)
    .replaceAll(paragraphSpacing, `${marks}<w:spacing `)
    .replaceAll("<v:shape ", '<v:shape stroked="f" filled="f" ')
    .replaceAll("<v:textbox ", '<v:textbox inset="0,0,0,0" ')
    .replaceAll("</v:textbox>", '</v:textbox><w10:wrap type="topAndBottom"/>');
  return zipSync({ ...parts, [documentPart]: strToU8(marked) });
}
