import type { Line } from "../../structure/line.ts";
import { reading, type FormatReading } from "../format-reading.ts";
import { headingLevel } from "../heading-level.ts";
import { openPackage, type OfficePackage } from "../package/open-package.ts";
import { childOf, childrenOf, descendantsOf, type XmlElement } from "../package/parse-xml.ts";
import { tableLines, type Cell } from "../tables/table-lines.ts";
import { drawingParagraphs } from "./drawing-text.ts";

/** PowerPoint (and WPS) slides in their order: title as heading, text, tables, then the notes. */
export function readPptx(bytes: Uint8Array): FormatReading {
  const office = openPackage(bytes);
  const main =
    [...office.relations("").values()].find(({ kind }) => kind === "officeDocument")?.target ??
    "ppt/presentation.xml";
  const presentation = office.required(main);
  const related = office.relations(main);
  const lines: Line[] = [];
  const slides = childrenOf(childOf(presentation, "p:sldIdLst"), "p:sldId");
  for (const [at, reference] of slides.entries()) {
    const target = related.get(reference.attributes["r:id"] ?? "")?.target;
    const slide = target === undefined ? null : office.xml(target);
    if (target !== undefined && slide !== null) lines.push(...slideLines(office, target, slide, at + 1));
  }
  return reading(lines);
}

function slideLines(office: OfficePackage, part: string, slide: XmlElement, number: number): Line[] {
  if (slide.attributes["show"] === "0") return [];
  const tree = childOf(slide, "p:cSld", "p:spTree");
  const shapes = shapesOf(tree);
  const title =
    shapes.find((shape) => /^(?:title|ctrTitle)$/u.test(placeholder(shape) ?? "")) ??
    shapes.find(looksLikeTitle);
  const titleText = title === undefined ? "" : drawingParagraphs(childOf(title, "p:txBody")).join("");
  const lines = shapes.filter((shape) => shape !== title).flatMap(shapeLines);
  const notes = notesOf(office, part);
  if (titleText === "" && lines.length === 0 && notes.length === 0) return [];
  const heading = titleText === "" ? `第${number}页` : titleText;
  return [
    { text: heading, level: headingLevel(heading, 2) },
    ...lines,
    ...notes.map((text) => ({ text: `（备注：${text}）`, level: 0 })),
  ];
}

/** Text shapes and frames, those within groups included; dates, footers and slide numbers are not text. */
function shapesOf(tree: XmlElement | null): XmlElement[] {
  return childrenOf(tree).flatMap((child) => {
    if (child.name === "p:grpSp") return shapesOf(child);
    const isText = child.name === "p:sp" || child.name === "p:graphicFrame";
    return isText && !/^(?:dt|ftr|sldNum|hdr)$/u.test(placeholder(child) ?? "") ? [child] : [];
  });
}

/** Slides made without a layout: a first box of one short line. */
function looksLikeTitle(shape: XmlElement, at: number, shapes: readonly XmlElement[]): boolean {
  const paragraphs = drawingParagraphs(childOf(shape, "p:txBody"));
  return at === 0 && shapes.length > 1 && paragraphs.length === 1 && headingLevel(paragraphs[0] ?? "", 2) > 0;
}

function placeholder(shape: XmlElement): string | null {
  const own =
    childOf(shape, "p:nvSpPr", "p:nvPr", "p:ph") ?? childOf(shape, "p:nvGraphicFramePr", "p:nvPr", "p:ph");
  return own === null ? null : (own.attributes["type"] ?? "body");
}

function shapeLines(shape: XmlElement): Line[] {
  if (shape.name === "p:sp")
    return drawingParagraphs(childOf(shape, "p:txBody")).map((text) => ({ text, level: 0 }));
  return descendantsOf(shape, "a:tbl").flatMap((table) => tableLines(tableGrid(table)));
}

function tableGrid(table: XmlElement): Cell[][] {
  const grid: Cell[][] = [];
  for (const row of childrenOf(table, "a:tr")) {
    const cells: Cell[] = [];
    for (const cell of childrenOf(row, "a:tc")) {
      const before = cells.at(-1);
      const above = grid.at(-1)?.[cells.length];
      if (cell.attributes["hMerge"] === "1" && before !== undefined)
        cells.push({ paragraphs: before.paragraphs, repeats: "left" });
      else if (cell.attributes["vMerge"] === "1" && above !== undefined)
        cells.push({ paragraphs: above.paragraphs, repeats: "above" });
      else cells.push({ paragraphs: drawingParagraphs(childOf(cell, "a:txBody")) });
    }
    grid.push(cells);
  }
  return grid;
}

function notesOf(office: OfficePackage, part: string): string[] {
  const target = [...office.relations(part).values()].find(({ kind }) => kind === "notesSlide")?.target;
  if (target === undefined) return [];
  const tree = childOf(office.xml(target), "p:cSld", "p:spTree");
  return shapesOf(tree)
    .filter((shape) => (placeholder(shape) ?? "body") === "body")
    .flatMap((shape) => drawingParagraphs(childOf(shape, "p:txBody")));
}
