import type { DocumentMeta, DocumentStatus } from "../../domain/documents/document.ts";
import { rowsAbout, type Catalog, type CatalogRow } from "../catalog/catalog.ts";
import { ended, isLater, newestAfter, versionDate } from "./families.ts";
import type { SetWarning, Verdict } from "./verdict.ts";

/** The catalog wins over everything; what it overrules is reported. */
export function applyCatalog(
  verdict: Verdict,
  family: readonly DocumentMeta[],
  catalog: Catalog,
  today: string,
  warnings: SetWarning[],
): Verdict {
  let { meta } = verdict;
  for (const row of rowsAbout(catalog, meta)) {
    if (!isAbout(row, meta)) continue;
    if (row.effectiveOn !== null && row.effectiveOn !== meta.effectiveOn) {
      if (meta.effectiveOn !== null)
        warnings.push({
          file: meta.file,
          reason: `施行日期原为${meta.effectiveOn}，按 catalog.csv 改为${row.effectiveOn}`,
        });
      meta = { ...meta, effectiveOn: row.effectiveOn };
    }
    const status = statusOf(row, verdict, meta, family, today);
    const supersededBy = (isNotYet(row, today) ? null : row.supersededBy) ?? meta.supersededBy;
    if (status === meta.status && supersededBy === meta.supersededBy) continue;
    if (status !== meta.status && verdict.from !== null)
      warnings.push({
        file: meta.file,
        reason: `${verdict.from}为“${meta.status}”，按 catalog.csv 改为“${status}”`,
      });
    // A title that this base holds is named as it stands here.
    const held = meta.status === status ? meta.supersededBy : null;
    meta = { ...meta, status, supersededBy: held ?? supersededBy };
  }
  return meta === verdict.meta ? verdict : { meta, from: "catalog.csv" };
}

/** The newer text is not in force yet: until then the row says nothing. */
function isNotYet({ supersededOn }: CatalogRow, today: string): boolean {
  return supersededOn !== null && supersededOn > today;
}

function isAbout({ version }: CatalogRow, document: DocumentMeta): boolean {
  if (version.kind === "all") return true;
  const date = versionDate(document);
  if (date === null) return version.kind === "of" && document.title.includes(version.date.slice(0, 4));
  if (version.kind === "before") return isLater(version.date, date);
  return (
    date.startsWith(version.date) ||
    (document.issuedOn?.startsWith(version.date) ?? false) ||
    document.title.includes(`${version.date}年`)
  );
}

function statusOf(
  row: CatalogRow,
  { meta: own }: Verdict,
  meta: DocumentMeta,
  family: readonly DocumentMeta[],
  today: string,
): DocumentStatus {
  if (row.status === null || isNotYet(row, today)) return meta.status;
  if (row.status !== "已有新版未收录") return row.status;
  // 未收录 holds only until the newer text itself is here.
  const self = family.find(({ file }) => file === meta.file) ?? meta;
  const newer = newestAfter(self, family, today);
  if (newer === null) return row.status;
  const isHeld = newer.textKind === "original" || (meta.textKind !== "original" && ended.has(own.status));
  if (!isHeld) return row.status;
  return ended.has(own.status) ? own.status : "已修订";
}
