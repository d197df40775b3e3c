import type { DocumentMeta, DocumentStatus } from "../../domain/documents/document.ts";
import type { OwnClaims } from "../../ports/store.ts";
import { emptyCatalog, type Catalog } from "../catalog/catalog.ts";
import { applyCatalog } from "./apply-catalog.ts";
import { ended, groupVersions, newestAfter } from "./families.ts";
import { findPossibleVersions } from "./possible-versions.ts";
import { findRepealers, type Repealers } from "./find-repealers.ts";
import { withStatus, type SetWarning, type Verdict } from "./verdict.ts";

/** A document as it describes itself, before the others are looked at. */
export interface DeclaredDocument {
  readonly meta: DocumentMeta;
  readonly claims: OwnClaims | null;
}

export interface ResolvedSet {
  /** In the order given; an unchanged document is the same object. */
  readonly documents: readonly DocumentMeta[];
  readonly warnings: readonly SetWarning[];
}

/**
 * Decides every status over the whole set (design §8): catalog.csv > repealed by name in another text >
 * a later version in the set > own front matter > own text > file name. Whatever overrules something
 * that was said is reported with both values.
 */
export function resolveVersions(
  declared: readonly DeclaredDocument[],
  today: string,
  catalog: Catalog = emptyCatalog,
): ResolvedSet {
  const warnings: SetWarning[] = [...catalog.warnings];
  const metas = declared.map(({ meta }) => meta);
  const families = groupVersions(metas, (meta) => meta.baseTitle);
  const repealers = findRepealers(declared, families, today);
  const documents = declared.map(({ meta, claims }) => {
    for (const reason of claims?.conflicts ?? []) warnings.push({ file: meta.file, reason });
    const family = families.get(meta.baseTitle) ?? [];
    const own = ownVerdict(meta, claims, today, warnings);
    const inSet = meta.kind === "policy" ? setVerdict(own, family, repealers, today, warnings) : own;
    const repealed = repealVerdict(inSet, own, repealers, warnings);
    return applyCatalog(repealed, family, catalog, today, warnings).meta;
  });
  return { documents, warnings: [...warnings, ...findPossibleVersions(documents)] };
}

/** Its own words, and what the calendar makes of them. */
function ownVerdict(
  meta: DocumentMeta,
  claims: OwnClaims | null,
  today: string,
  warnings: SetWarning[],
): Verdict {
  const from = claims === null ? "属性区" : claims.statusFrom;
  const since = meta.effectiveOn;
  if (since !== null && since > today && meta.status !== "已废止")
    return { meta: withStatus(meta, "尚未生效", meta.supersededBy), from: "施行日期" };
  // 尚未生效 was true when the text was filed; its day has come since.
  const arrived =
    meta.status === "尚未生效" && since !== null ? withStatus(meta, "现行", meta.supersededBy) : meta;
  const expiresOn = claims?.expiresOn ?? null;
  if (expiresOn === null || expiresOn >= today || ended.has(arrived.status)) return { meta: arrived, from };
  if (from === "属性区" && arrived.status === "现行") {
    warnings.push({
      file: meta.file,
      reason: `属性区写“现行”，正文写有效期至${expiresOn}，按属性区；已到期的请改属性区或写入 catalog.csv`,
    });
    return { meta: arrived, from };
  }
  return { meta: withStatus(arrived, "已失效", arrived.supersededBy), from: `正文（有效期至${expiresOn}）` };
}

/** A later version of the same title and issuer is held. */
function setVerdict(
  own: Verdict,
  family: readonly DocumentMeta[],
  repealers: Repealers,
  today: string,
  warnings: SetWarning[],
): Verdict {
  const { meta } = own;
  if (meta.status === "尚未生效") return own;
  // The family holds the documents as they came, this one too.
  const self = family.find(({ file }) => file === meta.file) ?? meta;
  const newer = newestAfter(self, family, today);
  if (newer === null) return own;
  const open = meta.status === "现行" || meta.status === "未知";
  // A digest tells that there is a newer text; it is not that text.
  const held = newer.textKind === "original" || meta.textKind !== "original";
  const status: DocumentStatus = open ? (held ? "已修订" : "已有新版未收录") : meta.status;
  if (open && !repealers.has(meta.file)) {
    const was = own.from === null ? "未标注效力" : `${own.from}写“${meta.status}”`;
    warnings.push({
      file: meta.file,
      reason: `${was}，本库有题名相同、施行较晚的《${newer.title}》，按“${status}”处理；新版未写明废止旧版，请核对后写入 catalog.csv`,
    });
  }
  return {
    meta: withStatus(meta, status, meta.supersededBy ?? newer.title),
    from: open ? "本库新版" : own.from,
  };
}

/** Another text repeals it by name. */
function repealVerdict(
  current: Verdict,
  own: Verdict,
  repealers: Repealers,
  warnings: SetWarning[],
): Verdict {
  const { meta } = current;
  const repealer = repealers.get(meta.file);
  if (repealer === undefined) return current;
  const successor = meta.supersededBy ?? repealer.title;
  if (ended.has(meta.status)) {
    if (own.from !== null && own.meta.status === "现行")
      warnings.push({ file: meta.file, reason: conflict(own, "现行", meta.status, repealer) });
    return { meta: withStatus(meta, meta.status, successor), from: current.from };
  }
  const status: DocumentStatus = repealer.baseTitle === meta.baseTitle ? "已修订" : "已废止";
  if (current.from !== null)
    warnings.push({ file: meta.file, reason: conflict(current, meta.status, status, repealer) });
  return { meta: withStatus(meta, status, successor), from: `《${repealer.title}》` };
}

function conflict(said: Verdict, was: DocumentStatus, is: DocumentStatus, repealer: DocumentMeta): string {
  return `${said.from}写“${was}”，《${repealer.title}》写明将其废止，按“${is}”处理`;
}
