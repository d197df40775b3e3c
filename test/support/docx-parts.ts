import { strToU8, zipSync } from "fflate";

const namespaces = [
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
].join(" ");
const relationType = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

export interface DocxParts {
  /** Inner XML of w:body. */
  readonly body: string;
  readonly styles?: string;
  readonly numbering?: string;
  readonly footnotes?: string;
  readonly header?: string;
}

/** A .docx from hand-written XML: what Word writes, without Word. */
export function buildDocx(parts: DocxParts): Uint8Array {
  const files: Record<string, Uint8Array> = {
    "[Content_Types].xml": strToU8("<Types/>"),
    "_rels/.rels": relations([["officeDocument", "word/document.xml"]]),
    "word/document.xml": part("w:document", `<w:body>${parts.body}<w:sectPr/></w:body>`),
  };
  const related: [string, string][] = [];
  const add = (name: "styles" | "numbering" | "footnotes" | "header", root: string): void => {
    const content = parts[name];
    if (content === undefined) return;
    files[`word/${name}.xml`] = part(root, content);
    related.push([name, `${name}.xml`]);
  };
  add("styles", "w:styles");
  add("numbering", "w:numbering");
  add("footnotes", "w:footnotes");
  add("header", "w:hdr");
  files["word/_rels/document.xml.rels"] = relations(related);
  return zipSync(files);
}

function part(root: string, inner: string): Uint8Array {
  return strToU8(
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><${root} ${namespaces}>${inner}</${root}>`,
  );
}

function relations(list: readonly (readonly [string, string])[]): Uint8Array {
  const inner = list
    .map(
      ([kind, target], at) =>
        `<Relationship Id="rId${at}" Type="${relationType}/${kind}" Target="${target}"/>`,
    )
    .join("");
  return strToU8(`<Relationships>${inner}</Relationships>`);
}

/** A paragraph of one run. */
export function para(text: string, properties = "", run = ""): string {
  return `<w:p>${properties === "" ? "" : `<w:pPr>${properties}</w:pPr>`}${runOf(text, run)}</w:p>`;
}

export function runOf(text: string, look = ""): string {
  return `<w:r>${look === "" ? "" : `<w:rPr>${look}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;
}

/** Paragraph properties of a list item. */
export function inList(list: number, level = 0): string {
  return `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`;
}

/** A list definition with one list of the same id; levels are [numFmt, lvlText, more XML]. */
export function listOf(id: number, levels: readonly (readonly [string, string, string?])[]): string {
  const inner = levels
    .map(
      ([format, text, more = ""], at) =>
        `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`,
    )
    .join("");
  return `<w:abstractNum w:abstractNumId="${id}">${inner}</w:abstractNum>`;
}

export function numOf(id: number, abstractId: number, more = ""): string {
  return `<w:num w:numId="${id}"><w:abstractNumId w:val="${abstractId}"/>${more}</w:num>`;
}

/** A table of plain cells; a cell may give its own tcPr as [text, tcPr]. */
export function tableOf(rows: readonly (readonly (string | readonly [string, string])[])[]): string {
  const cell = (one: string | readonly [string, string]): string => {
    const [text, properties] = typeof one === "string" ? [one, ""] : one;
    return `<w:tc><w:tcPr>${properties}</w:tcPr>${para(text)}</w:tc>`;
  };
  return `<w:tbl>${rows.map((row) => `<w:tr>${row.map(cell).join("")}</w:tr>`).join("")}</w:tbl>`;
}
