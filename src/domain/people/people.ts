import type { Reader } from "./reader.ts";
import type { Account, User } from "./user.ts";

export interface NewUser {
  readonly id: string;
  readonly role: Reader["role"];
  readonly collections: Reader["collections"];
}

/** Who may come in, and with what rights. A change holds at once, whichever process made it, without a restart. */
export interface People {
  /** Whether anyone has a token: without one, only this computer may come in. */
  hasTokens(): boolean;
  /** The account of a token, or null. Takes the same time for every wrong token. */
  byToken(token: string): Account | null;
  byId(userId: string): Account | null;
  list(): readonly User[];
  /**
   * The new user's token, shown this once.
   * @throws UsageError when the name is taken or cannot be one.
   */
  add(user: NewUser, actor: string): string;
  /** A new token in place of the old. @throws UsageError for an unknown user. */
  rotate(id: string, actor: string): string;
  /** Other rights for the same token; they hold from the next request on. @throws UsageError for an unknown user. */
  change(
    id: string,
    rights: {
      readonly role?: NewUser["role"] | undefined;
      readonly collections?: NewUser["collections"] | undefined;
    },
    actor: string,
  ): void;
  /** Takes a user out of the list; false when there is none of that name. */
  remove(id: string): boolean;
  /** @throws UsageError for an unknown user. */
  revoke(id: string, actor: string): void;
}
