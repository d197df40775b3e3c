import type { Reader } from "./reader.ts";

/** Someone the office gave a token of their own. */
export interface User {
  /** Chosen by the admin; shown in the audit log. */
  readonly id: string;
  readonly role: Reader["role"];
  readonly collections: Reader["collections"];
  /** ISO. */
  readonly createdAt: string;
  /** ISO; null while the token is good. */
  readonly revokedAt: string | null;
}

/** A user and the secret that signs their sessions: a new token ends the old sessions. */
export interface Account {
  readonly reader: Reader;
  readonly secret: string;
}
