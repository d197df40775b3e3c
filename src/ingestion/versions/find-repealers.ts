import type { DocumentMeta } from "../../domain/documents/document.ts";
import type { OwnClaims, Repeal } from "../../ports/store.ts";
import { baseTitle } from "../metadata/base-title.ts";
import { isLater, versionDate } from "./families.ts";

/** The document that repeals a file by name. */
export type Repealers = ReadonlyMap<string, DocumentMeta>;

interface Declared {
  readonly meta: DocumentMeta;
  readonly claims: OwnClaims | null;
}

/**
 * Whose text repeals whom, among the policies in force today. A text may repeal an earlier version of
 * its own title; the date by which it names the earlier one must fit where both are known.
 */
export function findRepealers(
  documents: readonly Declared[],
  families: ReadonlyMap<string, readonly DocumentMeta[]>,
  today: string,
): Repealers {
  const repealers = new Map<string, DocumentMeta>();
  for (const { meta, claims } of documents) {
    if (meta.kind !== "policy" || (meta.effectiveOn !== null && meta.effectiveOn > today)) continue;
    for (const repeal of claims?.repeals ?? []) {
      for (const target of families.get(baseTitle(repeal.title)) ?? []) {
        if (target.file !== meta.file && fits(repeal, target, meta)) repealers.set(target.file, meta);
      }
    }
  }
  return repealers;
}

function fits(repeal: Repeal, target: DocumentMeta, by: DocumentMeta): boolean {
  const since = versionDate(target);
  const now = versionDate(by);
  const isEarlier = since !== null && now !== null ? isLater(now, since) : target.baseTitle !== by.baseTitle;
  if (!isEarlier) return false;
  if (repeal.issuedOn === null || since === null) return true;
  const year = repeal.issuedOn.slice(0, 4);
  return (
    [target.issuedOn, target.effectiveOn, since].some((date) => date?.startsWith(year) === true) ||
    target.title.includes(year)
  );
}
