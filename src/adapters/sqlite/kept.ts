/** Values by id, those used last kept up to a size. */
export interface Kept<T> {
  /** Null when it is not kept (any more). */
  get(id: number): T | null;
  keep(id: number, value: T, size: number): void;
}

export function createKept<T>(most: number): Kept<T> {
  /** The one used last at the end. */
  const entries = new Map<number, { readonly value: T; readonly size: number }>();
  let size = 0;
  return {
    get(id) {
      const entry = entries.get(id);
      if (entry === undefined) return null;
      entries.delete(id);
      entries.set(id, entry);
      return entry.value;
    },
    keep(id, value, itsSize) {
      entries.set(id, { value, size: itsSize });
      size += itsSize;
      for (const [oldest, entry] of entries) {
        if (size <= most || oldest === id) break;
        entries.delete(oldest);
        size -= entry.size;
      }
    },
  };
}
