import type { DocumentKind, DocumentMeta, DocumentStatus } from "../../domain/documents/document.ts";
import { documentStatuses } from "../../domain/documents/document.ts";
import { baseTitle } from "../metadata/base-title.ts";
import { isoDate } from "../metadata/dates.ts";
import { parseCsv } from "../../domain/text/parse-csv.ts";

/** One line of catalog.csv: what is known about a text from outside, for one version or all. */
export interface CatalogRow {
  /** `policies/办法.md`, or null for a row that names a title. */
  readonly file: string | null;
  readonly baseTitle: string;
  readonly version: CatalogVersion;
  readonly status: DocumentStatus | null;
  readonly supersededBy: string | null;
  /** Day from which the newer text is in force; before it the row says nothing of the status. */
  readonly supersededOn: string | null;
  readonly effectiveOn: string | null;
  readonly kind: DocumentKind | null;
  /** 收录 = 内部: a sensitive paper may be indexed, for use on this machine only. */
  readonly admitInternal: boolean;
}

export type CatalogVersion =
  | { readonly kind: "all" }
  | { readonly kind: "before"; readonly date: string }
  /** A year, a month or a day. */
  | { readonly kind: "of"; readonly date: string };

export interface Catalog {
  readonly rows: readonly CatalogRow[];
  readonly warnings: readonly { readonly file: string; readonly reason: string }[];
}

export const emptyCatalog: Catalog = { rows: [], warnings: [] };

/** The heads of the columns; order in the file is free, other columns are notes. */
const columns = {
  subject: "题名或文件",
  version: "适用版本",
  status: "状态",
  supersededBy: "新版题名",
  supersededOn: "新版施行",
  effectiveOn: "施行日期",
  kind: "类别",
  admit: "收录",
} as const;
type Column = keyof typeof columns;

const kinds: Readonly<Record<string, DocumentKind>> = {
  政策: "policy",
  policy: "policy",
  报告: "report",
  report: "report",
};

/** Reads catalogs in order; a later row about the same text and version overrides the earlier one. */
export function parseCatalogs(sources: readonly { readonly name: string; readonly text: string }[]): Catalog {
  const rows = new Map<string, CatalogRow>();
  const warnings: { file: string; reason: string }[] = [];
  for (const { name, text } of sources) {
    const [head, ...lines] = parseCsv(text.replace(/^\ufeff/u, ""));
    if (head === undefined) continue;
    const position = (column: Column): number => head.cells.indexOf(columns[column]);
    if (position("subject") < 0) {
      warnings.push({
        file: name,
        reason: `第一行应有“${columns.subject}”一栏，本文件未采用；请照自带的 catalog.csv 填写`,
      });
      continue;
    }
    for (const { line, cells } of lines) {
      const row = readRow((column) => cells[position(column)] ?? "");
      if (typeof row === "string") warnings.push({ file: name, reason: `第${line}行${row}` });
      else rows.set([row.file ?? row.baseTitle, JSON.stringify(row.version)].join("\n"), row);
    }
  }
  return { rows: [...rows.values()], warnings };
}

/** A row, or what is wrong with it. */
function readRow(cell: (column: Column) => string): CatalogRow | string {
  const subject = cell("subject");
  if (subject === "") return `没有填“${columns.subject}”，已跳过`;
  const version = readVersion(cell("version"));
  if (version === null)
    return `“${columns.version}”写作“${cell("version")}”，应为 2018、2018-12-29 或 早于2025-10-28，已跳过`;
  const status = cell("status") === "" ? null : documentStatuses.find((word) => word === cell("status"));
  if (status === undefined)
    return `“${columns.status}”写作“${cell("status")}”，应为 ${documentStatuses.join("、")} 之一，已跳过`;
  const dates = { supersededOn: readDate(cell("supersededOn")), effectiveOn: readDate(cell("effectiveOn")) };
  for (const column of ["supersededOn", "effectiveOn"] as const)
    if (dates[column] === null && cell(column) !== "")
      return `“${columns[column]}”写作“${cell(column)}”，应为 2026-01-01，已跳过`;
  const isFile = /\/|\.[a-z]{2,5}$/iu.test(subject);
  return {
    file: isFile ? subject.normalize("NFC") : null,
    baseTitle: isFile ? "" : baseTitle(subject),
    version,
    status,
    supersededBy: cell("supersededBy") || null,
    ...dates,
    kind: kinds[cell("kind")] ?? null,
    admitInternal: cell("admit").startsWith("内部"),
  };
}

function readVersion(text: string): CatalogVersion | null {
  if (text === "" || text === "全部") return { kind: "all" };
  const match = /^(早于|<)?\s*(\d.*)$/u.exec(text);
  const date = readDate(match?.[2] ?? "");
  if (match === null || date === null) return null;
  return { kind: match[1] === undefined ? "of" : "before", date };
}

/** A day, a month or a year, also as Excel rewrites it (2026/1/1). */
function readDate(text: string): string | null {
  const day = isoDate(text);
  if (day !== null) return day;
  const [, year, month] = /^(\d{4})(?:[-/年](\d{1,2}))?[年月]?$/u.exec(text) ?? [];
  if (year === undefined) return null;
  return month === undefined ? year : `${year}-${month.padStart(2, "0")}`;
}

/** Rows about a document, those that name its file last, so that they win. */
export function rowsAbout(
  catalog: Catalog,
  document: Pick<DocumentMeta, "file" | "baseTitle">,
): CatalogRow[] {
  const about = (row: CatalogRow): boolean =>
    row.file === null
      ? row.baseTitle !== "" && row.baseTitle === document.baseTitle
      : row.file === document.file;
  return catalog.rows.filter(about).toSorted((a, b) => Number(a.file !== null) - Number(b.file !== null));
}

/** What the catalog says of a file before its text is read. */
export function rowOfFile(catalog: Catalog, file: string): CatalogRow | null {
  return catalog.rows.findLast((row) => row.file === file) ?? null;
}
