import type { RemovedText } from "../../../domain/documents/document.ts";
import type { Line } from "../../structure/line.ts";
import { joinRows, measurePrint } from "./join-rows.ts";
import type { Page } from "./page.ts";
import { pageRows } from "./page-rows.ts";
import { splitTables } from "./print-tables.ts";
import { withoutRunningLines } from "./running-lines.ts";

export interface PageLines {
  readonly lines: readonly Line[];
  readonly removed: readonly RemovedText[];
  readonly headerTexts: readonly string[];
}

/** Text placed on pages (PDF, OFD, recognised scans) as the lines of a document. */
export function pageLines(pages: readonly Page[]): PageLines {
  const body = withoutRunningLines(
    pages,
    pages.map((page, at) => pageRows(page, at)),
  );
  const layout = measurePrint(body.rows, pages);
  const lines = splitTables(body.rows).flatMap((block) =>
    block.kind === "table" ? block.lines : joinRows(block.rows, layout),
  );
  // One title: large lines further down are slogans or parts.
  const title = lines.findIndex((line) => line.level === 1);
  return {
    lines: lines.map(({ text, level }, at) => ({ text, level: at === title ? level : 0 })),
    removed: body.removed,
    headerTexts: body.headerTexts,
  };
}
