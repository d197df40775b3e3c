import type { DocumentMeta } from "../../domain/document.ts";
import type { DeclaredMeta, Store } from "../../ports/store.ts";
import { resolveVersions } from "../metadata/resolve-versions.ts";

/**
 * Statuses follow from the whole set and from today's date: rows whose metadata came out otherwise are
 * written again. Returns their ids as they were.
 */
export function restate(store: Store, generation: number, today: string): ReadonlySet<number> {
  const rows = store.declaredMetas(generation);
  const resolved = resolveVersions(
    rows.map((row) => row.meta),
    today,
  );
  const changes = rows.flatMap((row, at) => {
    const meta = resolved[at] ?? row.meta;
    return isAsStored(meta, row) ? [] : [{ id: row.id, meta }];
  });
  if (changes.length > 0) store.restateDocuments(generation, changes);
  return new Set(changes.map(({ id }) => id));
}

function isAsStored(resolved: DocumentMeta, { meta, stored }: DeclaredMeta): boolean {
  if (resolved.status !== stored.status || resolved.supersededBy !== stored.supersededBy) return false;
  return resolved === meta || JSON.stringify(resolved) === JSON.stringify({ ...meta, ...stored });
}
