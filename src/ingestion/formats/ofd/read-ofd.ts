import { IngestionError } from "../../../errors.ts";
import { reading, type FormatReading } from "../format-reading.ts";
import { pageLines } from "../layout/page-lines.ts";
import type { Page } from "../layout/page.ts";
import { openPackage, resolvePart, type OfficePackage } from "../package/open-package.ts";
import { damaged, encrypted } from "../package/unsafe-content.ts";
import { textOf, type XmlElement } from "../package/parse-xml.ts";
import { all, first, value } from "./ofd-xml.ts";
import { pageRuns, parseBox } from "./ofd-text.ts";

/** OFD (GB/T 33190): the text objects of its pages and of their templates, by their places. */
export function readOfd(bytes: Uint8Array): FormatReading {
  const office = openPackage(bytes);
  if (
    office.zip.entries.some(({ name }) => /(?:^|\/)(?:Encryptions|DecryptSeeds?)\.(?:xml|dat)$/iu.test(name))
  )
    throw encrypted();
  const root = office.required("OFD.xml");
  const pages = all(root, "DocRoot").flatMap((element) => {
    const part = resolvePart("", textOf(element).trim());
    return documentPages(office, part);
  });
  if (pages.length > 0 && pages.every((page) => page.runs.length === 0))
    throw new IngestionError(
      "OFD 里没有文字，只有图片",
      "请导出为 PDF 后放入（扫描件会尝试识别），或换成 docx",
    );
  return reading([], pageLines(pages));
}

function documentPages(office: OfficePackage, part: string): Page[] {
  const document = office.required(part);
  const folder = part.slice(0, part.lastIndexOf("/") + 1);
  const common = first(document, "CommonData");
  const paper = parseBox(textOf(first(first(common, "PageArea"), "PhysicalBox")));
  const templates = new Map(
    all(common, "TemplatePage").map((element) => [
      value(element, "ID"),
      office.xml(resolvePart(folder, value(element, "BaseLoc"))),
    ]),
  );
  return all(first(document, "Pages"), "Page").map((element) => {
    const location = resolvePart(folder, value(element, "BaseLoc"));
    const page = office.xml(location);
    if (page === null) throw damaged(`缺少 ${location}`);
    return readPage(page, templates, paper);
  });
}

function readPage(
  page: XmlElement,
  templates: ReadonlyMap<string, XmlElement | null>,
  paper: readonly number[] | null,
): Page {
  const box = parseBox(textOf(first(first(page, "Area"), "PhysicalBox"))) ?? paper ?? [0, 0, 210, 297];
  const used = all(page, "Template").map((element) => templates.get(value(element, "TemplateID")) ?? null);
  const runs = [...used, page].flatMap((one) => pageRuns(first(one, "Content")));
  return { width: box[2] ?? 210, height: box[3] ?? 297, runs };
}
