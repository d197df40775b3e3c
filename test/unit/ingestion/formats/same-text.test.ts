import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { noSettings } from "../../../../src/ingestion/build-document.ts";
import { parseFile } from "../../../../src/ingestion/parsing/parse-file.ts";
import type { NewDocument } from "../../../../src/ports/store.ts";
import { ofdOfMarkdown } from "../../../support/build-ofd.ts";
import { encodeLegacy } from "../../../support/legacy-encodings.ts";

const title = "清河区干部教育培训实施办法";
const fixture = (name: string): Uint8Array =>
  readFileSync(new URL(`../../../fixtures/formats/${name}`, import.meta.url));
const markdown = new TextDecoder().decode(fixture(`${title}.md`));

async function load(file: string, bytes: Uint8Array): Promise<NewDocument> {
  return (await parseFile({ file, bytes, fileHash: "h", settings: noSettings }, () => {})).document;
}

const closedUp = (text: string): string => text.replace(/\s/gu, "");

/** What a reader of the answers sees: the text of each chunk with its headings. */
function contents({ text, chunks }: NewDocument): string[] {
  return chunks.map(({ path, article, start, end }) =>
    closedUp(`${path.join(">")} ${article ?? ""}: ${text.slice(start, end)}`),
  );
}

/** As saved by Notepad: no marks, tables with tabs, no blank lines. */
const plain = markdown
  .replace(/^# /u, "")
  .replace(/^\|(?: --- \|)+\n/gmu, "")
  .replace(/^\| (.*) \|$/gmu, (_, row: string) => row.replaceAll(" | ", "\t"))
  .replace(/\n{2,}/gu, "\r\n");

const forms: Record<string, () => Uint8Array> = {
  docx: () => fixture(`${title}.docx`),
  doc: () => fixture(`${title}.doc`),
  wps: () => fixture(`${title}.doc`),
  rtf: () => fixture(`${title}.rtf`),
  pdf: () => fixture(`${title}.pdf`),
  html: () => fixture(`${title}.html`),
  ofd: () => ofdOfMarkdown(markdown),
  txt: () => encodeLegacy(plain, "gb18030"),
};

describe("the same document in every format", () => {
  it.each(Object.keys(forms))("gives the same title, articles and text: %s", async (extension) => {
    const expected = await load(`${title}.md`, fixture(`${title}.md`));
    expect(expected.chunks).toHaveLength(12);
    const found = await load(`文件.${extension}`, forms[extension]!());
    expect(found.meta.title).toBe(title);
    expect(contents(found)).toEqual(contents(expected));
    expect(closedUp(found.text)).toBe(closedUp(expected.text));
  });
});
