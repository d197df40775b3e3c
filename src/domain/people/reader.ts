/** Who reads: retrieval and document reads return only what this reader may see. */
export interface Reader {
  readonly userId: string;
  readonly role: "staff" | "admin";
  /** Collections this reader may search, or "all". */
  readonly collections: readonly string[] | "all";
}

/** The person at this computer: the terminal, or the web page on loopback without tokens. */
export const localAdmin: Reader = { userId: "local", role: "admin", collections: "all" };

export function mayRead(reader: Reader, collection: string): boolean {
  return reader.collections === "all" || reader.collections.includes(collection);
}
