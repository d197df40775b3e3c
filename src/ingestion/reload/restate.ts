import type { ReloadReport } from "../../domain/operation/reload.ts";
import type { DocumentMeta } from "../../domain/documents/document.ts";
import type { DeclaredMeta, Store } from "../../ports/store.ts";
import type { Catalog } from "../catalog/catalog.ts";
import { resolveVersions } from "../versions/resolve-versions.ts";

export interface Restated {
  /** Ids, as they were, of the rows that were written again. */
  readonly ids: ReadonlySet<number>;
  /** What the documents of the set say of one another that does not fit. */
  readonly warnings: ReloadReport["warnings"];
}

/**
 * Statuses follow from the whole set, the catalog and today's date: rows whose status came out otherwise
 * are written again.
 */
export function restate(store: Store, generation: number, today: string, catalog: Catalog): Restated {
  const rows = store.declaredMetas(generation);
  const { documents, warnings } = resolveVersions(rows, today, catalog);
  const changes = rows.flatMap((row, at) => {
    const meta = documents[at] ?? row.meta;
    return isAsStored(meta, row) ? [] : [{ id: row.id, meta }];
  });
  if (changes.length > 0) store.restateDocuments(generation, changes);
  return { ids: new Set(changes.map(({ id }) => id)), warnings };
}

function isAsStored(resolved: DocumentMeta, { stored }: DeclaredMeta): boolean {
  return (
    resolved.status === stored.status &&
    resolved.supersededBy === stored.supersededBy &&
    resolved.effectiveOn === stored.effectiveOn
  );
}
