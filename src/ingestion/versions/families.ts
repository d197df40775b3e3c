import type { DocumentMeta, DocumentStatus } from "../../domain/documents/document.ts";

/** Statuses of a text that no longer holds. */
export const ended: ReadonlySet<DocumentStatus> = new Set(["已修订", "已废止", "已失效"]);

/** Policies by base title: the versions of one regulation. Reports never supersede each other. */
export function groupVersions<T extends DocumentMeta>(
  documents: readonly T[],
  key: (document: T) => string,
): Map<string, T[]> {
  const families = new Map<string, T[]>();
  for (const document of documents) {
    const name = document.kind === "policy" ? key(document) : "";
    if (name === "") continue;
    const family = families.get(name);
    if (family === undefined) families.set(name, [document]);
    else family.push(document);
  }
  return families;
}

/** Day or year by which versions are put in order: in force, issued, or the year in the title （2019年修订）. */
export function versionDate(document: DocumentMeta): string | null {
  const inTitle = /[（(〔][^（(〔）)〕]{0,60}?((?:19|20)\d{2})[^（(〔）)〕]{0,60}[）)〕]/u.exec(
    document.title,
  )?.[1];
  return document.effectiveOn ?? document.issuedOn ?? inTitle ?? null;
}

/** Whether `later` is the later of two, as far as both dates are exact: 2019 and 2019-03-03 are not in order. */
export function isLater(later: string, earlier: string): boolean {
  const length = Math.min(later.length, earlier.length);
  return later.slice(0, length) > earlier.slice(0, length);
}

/** One issuer, or one whose name holds the other's; an unknown one may be either. */
export function sameIssuer(a: DocumentMeta, b: DocumentMeta): boolean {
  if (a.issuer === null || b.issuer === null) return true;
  return a.issuer.includes(b.issuer) || b.issuer.includes(a.issuer);
}

/** The latest version in force that is later than this one. */
export function newestAfter<T extends DocumentMeta>(
  document: T,
  family: readonly T[],
  today: string,
): T | null {
  const since = versionDate(document);
  if (since === null) return null;
  let newest: T | null = null;
  for (const other of family) {
    const date = versionDate(other);
    if (other === document || date === null || !isLater(date, since) || date > today) continue;
    if (other.status === "已废止" || other.status === "已失效" || !sameIssuer(document, other)) continue;
    if (newest === null || date > (versionDate(newest) ?? "")) newest = other;
  }
  return newest;
}
