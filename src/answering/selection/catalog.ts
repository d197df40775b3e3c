import type { DocumentMeta } from "../../domain/documents/document.ts";
import type { Reader } from "../../domain/people/reader.ts";
import { mayRead } from "../../domain/people/reader.ts";
import type { DocumentRow, GenerationReader } from "../../ports/store.ts";

/** What a reader may see of one generation; a generation never changes, so its rows are read once. */
export interface Catalog {
  rowsFor(reader: Reader): readonly DocumentRow[];
  /** Other documents with the base title of `row`: its versions. */
  versionsOf(
    row: { readonly id: number; readonly baseTitle: string },
    reader: Reader,
  ): readonly DocumentRow[];
}

export function createCatalog(generation: GenerationReader): Catalog {
  /** By collections: the same list for the same scope, by which others keep what they made of it. */
  const rows = new Map<string, readonly DocumentRow[]>();
  const families = new Map<string, DocumentRow[]>();

  function rowsFor(reader: Reader): readonly DocumentRow[] {
    const scope = JSON.stringify(reader.collections);
    const known = rows.get(scope);
    if (known !== undefined) return known;
    const all = generation.documents();
    const seen = reader.collections === "all" ? all : all.filter((row) => mayRead(reader, row.collection));
    if (rows.size >= mostScopes) rows.clear();
    rows.set(scope, seen);
    return seen;
  }

  /** Policies by base title. */
  function familyOf(baseTitle: string): readonly DocumentRow[] {
    if (families.size === 0) {
      for (const row of generation.documents()) {
        if (row.kind !== "policy") continue;
        const family = families.get(row.baseTitle);
        if (family === undefined) families.set(row.baseTitle, [row]);
        else family.push(row);
      }
    }
    return families.get(baseTitle) ?? [];
  }

  return {
    rowsFor,
    versionsOf: (row, reader) =>
      familyOf(row.baseTitle).filter((other) => other.id !== row.id && mayRead(reader, other.collection)),
  };
}

/** Scopes whose lists are kept: an office has a few. */
const mostScopes = 32;

const outdated = new Set(["已修订", "已废止", "已失效"]);

/** Whether a text has been replaced or repealed: it answers only when asked for. */
export function isOutdated(document: { readonly status: string }): boolean {
  return outdated.has(document.status);
}

const local = new Set(["省", "市", "县", "本单位"]);

/** Made by a province or below: holds there only. */
export function isLocal(document: Pick<DocumentMeta, "level" | "title">): boolean {
  return (document.level !== null && local.has(document.level)) || document.title.includes("地方做法");
}

/** Another region's rule: `officeRegion` is our own chain, 云岭市清河区; unset, nobody's is foreign. */
export function isElsewhere(
  document: Pick<DocumentMeta, "level" | "title" | "region">,
  officeRegion: string | null,
): boolean {
  if (officeRegion === null || document.region === null || !isLocal(document)) return false;
  return !officeRegion.startsWith(document.region);
}
