import type { DocumentMeta } from "../../domain/document.ts";

/**
 * Marks superseded versions over the whole set: among policies with one base title and one issuer the
 * latest in force is current and names itself in the others' `supersededBy`. A text not yet in force
 * becomes 尚未生效. Reports never supersede each other. Returns new objects only where something changed.
 */
export function resolveVersions<T extends DocumentMeta>(documents: readonly T[], today: string): T[] {
  const families = new Map<string, T[]>();
  for (const document of documents) {
    if (document.kind !== "policy" || document.baseTitle === "") continue;
    const family = families.get(document.baseTitle) ?? [];
    family.push(document);
    families.set(document.baseTitle, family);
  }
  const replaced = new Map<T, T>();
  for (const family of families.values()) {
    for (const document of family) replaced.set(document, resolve(document, family, today));
  }
  return documents.map((document) => replaced.get(document) ?? document);
}

function resolve<T extends DocumentMeta>(document: T, family: readonly T[], today: string): T {
  const since = document.effectiveOn;
  if (since !== null && since > today && document.status !== "已废止")
    return { ...document, status: "尚未生效" };
  if (since === null) return document;
  const newer = family
    .filter((other) => other.effectiveOn !== null && other.effectiveOn > since && other.effectiveOn <= today)
    .filter((other) => other.status !== "已废止" && other.status !== "已失效" && sameIssuer(document, other))
    .toSorted((a, b) => ((a.effectiveOn ?? "") < (b.effectiveOn ?? "") ? 1 : -1))[0];
  if (newer === undefined)
    // 尚未生效 was true when the text was filed; its day has come since.
    return document.status === "尚未生效" ? { ...document, status: "现行" } : document;
  const open = document.status === "现行" || document.status === "未知" || document.status === "尚未生效";
  const status = open ? "已修订" : document.status;
  return { ...document, status, supersededBy: document.supersededBy ?? newer.title };
}

function sameIssuer(a: DocumentMeta, b: DocumentMeta): boolean {
  if (a.issuer === null || b.issuer === null) return true;
  return a.issuer.includes(b.issuer) || b.issuer.includes(a.issuer);
}
