import { strToU8, zipSync } from "fflate";

/** A piece of text at its place, millimetres from the top left corner of the page. */
export interface OfdText {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size: number;
}

const space = 'xmlns:ofd="http://www.ofdspec.org/2016"';
const part = (content: string): Uint8Array => strToU8(`<?xml version="1.0" encoding="UTF-8"?>${content}`);

/** An OFD (GB/T 33190) with these pages, as an office's “打印成 OFD” makes it; `extra` parts go in as they are. */
export function buildOfd(
  pages: readonly (readonly OfdText[])[],
  extra: Readonly<Record<string, string>> = {},
): Uint8Array {
  const list = pages.map((_, at) => `<ofd:Page ID="${at + 10}" BaseLoc="Pages/Page_${at}/Content.xml"/>`);
  const files: Record<string, Uint8Array> = {
    "OFD.xml": part(
      `<ofd:OFD ${space} Version="1.1" DocType="OFD"><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>`,
    ),
    "Doc_0/Document.xml": part(
      `<ofd:Document ${space}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea></ofd:CommonData><ofd:Pages>${list.join("")}</ofd:Pages></ofd:Document>`,
    ),
  };
  for (const [at, texts] of pages.entries())
    files[`Doc_0/Pages/Page_${at}/Content.xml`] = part(
      `<ofd:Page ${space}><ofd:Content><ofd:Layer ID="1">${texts.map(textObject).join("")}</ofd:Layer></ofd:Content></ofd:Page>`,
    );
  for (const [name, content] of Object.entries(extra)) files[name] = strToU8(content);
  return zipSync(files);
}

function textObject({ text, x, y, size }: OfdText, at: number): string {
  const count = Array.from(text).length;
  const deltas = count > 1 ? ` DeltaX="g ${count - 1} ${size}"` : "";
  const escaped = text.replace(/&/gu, "&amp;").replace(/</gu, "&lt;");
  return (
    `<ofd:TextObject ID="${at + 100}" Boundary="${x} ${y - size} ${count * size} ${size * 1.2}" Font="1" Size="${size}">` +
    `<ofd:TextCode X="0" Y="${size}"${deltas}>${escaped}</ofd:TextCode></ofd:TextObject>`
  );
}

const characters = 28;
const size = 5.6;
const left = 27;
const linesPerPage = 22;

/** Markdown set as an official document: a large centred title, paragraphs indented by two characters, page numbers. */
export function ofdOfMarkdown(markdown: string): Uint8Array {
  const rows = markdown
    .split("\n")
    .filter((line) => line !== "")
    .flatMap(rowsOf);
  const pages: OfdText[][] = [];
  for (const [at, row] of rows.entries()) {
    const place = at % linesPerPage;
    if (place === 0) pages.push([{ text: `— ${pages.length + 1} —`, x: 98, y: 280, size: 4 }]);
    for (const text of row) pages.at(-1)?.push({ ...text, y: 35 + place * 10 });
  }
  return buildOfd(pages);
}

type Row = Omit<OfdText, "y">[];

function rowsOf(line: string): Row[] {
  if (line.startsWith("# ")) {
    const text = line.slice(2);
    return [[{ text, x: 105 - (text.length * 7.8) / 2, size: 7.8 }]];
  }
  if (/^\|[\s|-]+$/u.test(line)) return [];
  if (line.startsWith("|")) {
    const cells = line.split("|").slice(1, -1);
    return [cells.map((cell, at) => ({ text: cell.trim(), x: left + 10 + at * 50, size: 4.9 }))];
  }
  if (/^第.章/u.test(line)) return [[{ text: line, x: 105 - (line.length * size) / 2, size }]];
  const rows: Row[] = [[{ text: line.slice(0, characters - 2), x: left + 2 * size, size }]];
  for (let at = characters - 2; at < line.length; at += characters)
    rows.push([{ text: line.slice(at, at + characters), x: left, size }]);
  return rows;
}
