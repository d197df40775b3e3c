import type { User } from "../domain/user.ts";

export interface StoredUser extends User {
  /** Hex SHA-256 of the token; the token itself is kept nowhere. */
  readonly tokenHash: string;
}

/** The users of the office, revoked ones included. */
export interface UserStore {
  all(): readonly StoredUser[];
  find(id: string): StoredUser | null;
  findByTokenHash(tokenHash: string): StoredUser | null;
  insert(user: StoredUser): void;
  /** A new token; a revoked user is let in again. */
  replaceToken(id: string, tokenHash: string): void;
  revoke(id: string, at: string): void;
  remove(id: string): void;
}
