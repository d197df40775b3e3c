import type { User } from "../domain/people/user.ts";

export interface StoredUser extends User {
  /** Hex SHA-256 of the token; the token itself is kept nowhere. */
  readonly tokenHash: string;
}

/** The users of the office, revoked ones included. */
export interface UserStore {
  /** In order of their names; the same array until one of them changes, by this process or another. */
  all(): readonly StoredUser[];
  insert(user: StoredUser): void;
  /** A new token; a revoked user is let in again. */
  replaceToken(id: string, tokenHash: string): void;
  replaceRights(id: string, rights: Pick<User, "role" | "collections">): void;
  revoke(id: string, at: string): void;
  remove(id: string): void;
}
