import type { DocumentMeta } from "../../domain/documents/document.ts";
import { looseTitle } from "../metadata/base-title.ts";
import { ended, groupVersions, sameIssuer, versionDate } from "./families.ts";

const most = 20;

/**
 * Pairs that may be versions of one regulation but are not proved to be: named for a person to decide,
 * never decided here.
 */
export function findPossibleVersions(documents: readonly DocumentMeta[]): { file: string; reason: string }[] {
  const warnings: { file: string; reason: string }[] = [];
  const inForce = documents.filter(
    (document) =>
      !ended.has(document.status) && document.status !== "尚未生效" && document.supersededBy === null,
  );
  for (const family of groupVersions(inForce, (document) => looseTitle(document.title)).values()) {
    const [first, ...others] = family.toSorted((a, b) =>
      (versionDate(a) ?? "") < (versionDate(b) ?? "") ? -1 : 1,
    );
    for (const other of others.slice(0, most)) {
      if (first === undefined || !sameIssuer(first, other) || first.textKind !== other.textKind) continue;
      warnings.push({
        file: first.file,
        reason: `可能是《${other.title}》（${other.file}）的另一版本，题名或日期不足以确认，两份都按现有状态使用；请核对后写入 catalog.csv`,
      });
    }
  }
  return warnings;
}
