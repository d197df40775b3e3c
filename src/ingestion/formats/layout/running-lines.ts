import type { RemovedText } from "../../../domain/documents/document.ts";
import type { Page, Row } from "./page.ts";

/** Headers and footers stand in this share of the page at its top and bottom. */
const margin = 0.13;
const pageNumber = /^[-—–－―─·.]*第?\d{1,4}(?:页?[/／|,，]?共?\d{1,4})?页?[-—–－―─·.]*$/u;

export interface BodyRows {
  readonly rows: readonly Row[];
  /** Page numbers. */
  readonly removed: readonly RemovedText[];
  readonly headerTexts: readonly string[];
}

/** Takes page numbers (— 1 —) and lines that repeat at the same edge of the pages out of the text. */
export function withoutRunningLines(
  pages: readonly Page[],
  rowsByPage: readonly (readonly Row[])[],
): BodyRows {
  const edges = pages.map((page, at) => edgeRows(rowsByPage[at] ?? [], page.height));
  const pagesWith = new Map<string, number>();
  for (const edge of edges)
    for (const key of new Set(edge.map((row) => keyOf(row))))
      pagesWith.set(key, (pagesWith.get(key) ?? 0) + 1);
  const enough = Math.max(2, Math.ceil(pages.length * 0.4));

  const removed: RemovedText[] = [];
  const headerTexts = new Set<string>();
  const rows = rowsByPage.flatMap((pageRows, at) =>
    pageRows.filter((row) => {
      if (!(edges[at] ?? []).includes(row)) return true;
      if (pageNumber.test(row.text.replaceAll(/[\s　]+/gu, ""))) {
        removed.push({ text: row.text, reason: "页码" });
        return false;
      }
      if ((pagesWith.get(keyOf(row)) ?? 0) < enough) return true;
      headerTexts.add(row.text);
      return false;
    }),
  );
  return { rows, removed, headerTexts: [...headerTexts] };
}

/** The two outermost rows at the top and at the bottom that lie in the margins. */
function edgeRows(rows: readonly Row[], height: number): Row[] {
  const byPlace = [...rows].sort((a, b) => a.y - b.y);
  return [
    ...byPlace.slice(0, 2).filter((row) => row.y < height * margin),
    ...byPlace.slice(-2).filter((row) => row.y > height * (1 - margin)),
  ];
}

/** Page and section numbers differ from page to page. */
function keyOf(row: Row): string {
  return row.text.replace(/\d+/gu, "#").replace(/[\s　]/gu, "");
}
