import type { DocumentKind, DocumentMeta, DocumentStatus } from "../domain/documents/document.ts";
import { mayRead, type Reader } from "../domain/people/reader.ts";
import { yearsIn } from "./understanding/reports/report-facts.ts";
import type { VersionWish } from "./understanding/read-version.ts";

export type IndexedDocument = DocumentMeta & { readonly id: number };

export interface DocumentWish {
  readonly kind?: DocumentKind | undefined;
  /** ISO date: what was in force then. */
  readonly asOf?: string | undefined;
  readonly allVersions?: boolean | undefined;
  readonly version: VersionWish;
  /** Documents the question names, all versions of them. */
  readonly namedIds: ReadonlySet<number>;
}

export interface ChosenDocuments {
  /** Documents whose passages may appear at all. */
  readonly allowed: ReadonlySet<number>;
  /** Versions that the question itself asks for. */
  readonly wished: ReadonlySet<number>;
}

const superseded: ReadonlySet<DocumentStatus> = new Set(["已修订", "已废止", "已失效"]);

/** What does not depend on the words of a question. */
interface Standing {
  readonly genuine: readonly IndexedDocument[];
  readonly allowed: ReadonlySet<number>;
}

/** Few readers ask in few ways. */
const keptStandings = 16;

/**
 * Which documents may answer, decided before any scoring: what this reader may see, the text kinds,
 * and the versions (design §6.5: superseded texts only when asked for). What many questions share is
 * worked out once.
 */
export function createDocumentChoice(
  documents: readonly IndexedDocument[],
): (reader: Reader, wish: DocumentWish, today: string) => ChosenDocuments {
  const standings = new Map<string, Standing>();
  return (reader, wish, today) => {
    const key = JSON.stringify([reader.collections, wish.kind, wish.asOf, wish.allVersions, today]);
    let standing = standings.get(key);
    if (standing === undefined) {
      if (standings.size >= keptStandings) standings.clear();
      standing = findStanding(documents, reader, wish, today);
      standings.set(key, standing);
    }
    const { genuine } = standing;
    const wished = new Set(
      asksForVersion(wish)
        ? genuine.filter((document) => isWishedVersion(document, genuine, wish)).map(({ id }) => id)
        : [],
    );
    const orphans =
      wish.asOf === undefined ? namedOrphans(genuine, wish.namedIds, standing.allowed, wished) : [];
    if (wished.size === 0 && orphans.length === 0) return { allowed: standing.allowed, wished };
    return { allowed: new Set([...standing.allowed, ...wished, ...orphans]), wished };
  };
}

function findStanding(
  documents: readonly IndexedDocument[],
  reader: Reader,
  wish: DocumentWish,
  today: string,
): Standing {
  const readable = documents.filter((document) => mayRead(reader, document.collection));
  const genuine = withoutStandIns(readable).filter(
    (document) => wish.kind === undefined || document.kind === wish.kind,
  );
  const inForce = wish.asOf === undefined ? null : inForceOn(genuine, wish.asOf);
  const allowed = genuine.filter((document) => {
    if (wish.allVersions === true) return true;
    return inForce === null ? isCurrent(document, today) : inForce.has(document.id);
  });
  return { genuine, allowed: new Set(allowed.map(({ id }) => id)) };
}

function asksForVersion({ version }: DocumentWish): boolean {
  return version.mode !== "current" || version.years.length > 0 || version.trial;
}

/** Digests step back beside the original of the same text, examples beside one real report. */
function withoutStandIns(documents: readonly IndexedDocument[]): IndexedDocument[] {
  const originals = documents.filter((document) => document.textKind === "original");
  const realKinds = new Set(
    documents.filter((document) => document.textKind !== "example").map((document) => document.kind),
  );
  return documents.filter((document) => {
    if (document.textKind === "example") return !realKinds.has(document.kind);
    if (document.textKind !== "digest") return true;
    return !originals.some((original) => isSameVersion(original, document));
  });
}

/** An original of 2014 does not replace the digest of 2026. */
function isSameVersion(original: IndexedDocument, digest: IndexedDocument): boolean {
  if (original.baseTitle !== digest.baseTitle) return false;
  if (original.effectiveOn === null || digest.effectiveOn === null) return true;
  if (original.effectiveOn === digest.effectiveOn) return true;
  return !superseded.has(original.status) && !superseded.has(digest.status);
}

function isCurrent(document: IndexedDocument, today: string): boolean {
  if (superseded.has(document.status)) return false;
  // A text that was not in force when it was indexed comes into force by itself.
  if (document.status === "尚未生效") return document.effectiveOn !== null && document.effectiveOn <= today;
  return true;
}

/** The versions a question asks for: by year, as 试行, or as the earlier ones of what it names. */
function isWishedVersion(
  document: IndexedDocument,
  documents: readonly IndexedDocument[],
  { version, namedIds }: DocumentWish,
): boolean {
  if (document.kind !== "policy") return false;
  const named = namedIds.has(document.id);
  if (namedIds.size > 0 && !named) return false;
  if (version.years.length > 0) {
    // Without a name only an earlier text is meant: 2011年那个试行规定. Any year dates some current one.
    if (!named && !superseded.has(document.status)) return false;
    return versionYears(document).some((year) => version.years.includes(year));
  }
  if (version.mode === "both") return named;
  if (version.mode === "older") return superseded.has(document.status);
  if (!version.trial || !/试行|暂行/u.test(document.title)) return false;
  // 试行 points to an earlier text only where a later one has dropped the word.
  return named && documents.some((other) => namedIds.has(other.id) && !/试行|暂行/u.test(other.title));
}

/** The years by which people call a version. */
export function versionYears(document: IndexedDocument): number[] {
  return yearsIn([document.title, document.issuedOn, document.effectiveOn].join(" "));
}

/** A regulation that is named and held only in superseded form answers, with its status, rather than nothing. */
function namedOrphans(
  documents: readonly IndexedDocument[],
  namedIds: ReadonlySet<number>,
  allowed: ReadonlySet<number>,
  wished: ReadonlySet<number>,
): number[] {
  if (namedIds.size === 0) return [];
  const named = documents.filter((document) => namedIds.has(document.id)).map(({ id }) => id);
  return named.some((id) => allowed.has(id) || wished.has(id)) ? [] : named;
}

/** Of each regulation the version latest in force on that day; undated texts stay. */
function inForceOn(documents: readonly IndexedDocument[], day: string): Set<number> {
  const latest = new Map<string, IndexedDocument>();
  const chosen = new Set<number>();
  for (const document of documents) {
    const since = document.effectiveOn ?? document.issuedOn;
    if (since !== null && since > day) continue;
    if (document.kind === "report" || since === null) {
      chosen.add(document.id);
      continue;
    }
    const rival = latest.get(document.baseTitle);
    if (rival === undefined || since > (rival.effectiveOn ?? rival.issuedOn ?? "")) {
      latest.set(document.baseTitle, document);
    }
  }
  for (const document of latest.values()) {
    if (!isReplacedBy(document, documents, day)) chosen.add(document.id);
  }
  return chosen;
}

/** Repealed by a text of another name that was in force by then. */
function isReplacedBy(
  document: IndexedDocument,
  documents: readonly IndexedDocument[],
  day: string,
): boolean {
  if (document.supersededBy === null) return false;
  return documents.some(
    (other) =>
      (other.title === document.supersededBy || other.baseTitle === document.supersededBy) &&
      other.id !== document.id &&
      (other.effectiveOn ?? other.issuedOn ?? "9999") <= day,
  );
}
