import { createHmac, randomBytes, scryptSync, timingSafeEqual } from "node:crypto";
import type { Reader } from "../../../domain/reader.ts";

export const sessionSeconds = 12 * 3600;

/** A user whose token signs their cookies. */
export interface Account {
  readonly reader: Reader;
  readonly token: string;
}

/**
 * Cookie sessions without a store: the cookie names its user and end and is signed with a key made from
 * that user's token. They outlive a restart, and a changed token ends all of its sessions.
 */
export interface Sessions {
  open(account: Account): string;
  find(cookie: string): Reader | null;
  /** Ends this one session; remembered until it would have ended anyway, or until a restart. */
  close(cookie: string): void;
}

export function createSessions(accounts: readonly Account[], now: () => number = Date.now): Sessions {
  const keys = new Map<string, Buffer>();
  const closed = new Map<string, number>();

  /** Slow on purpose: a stolen cookie must not serve to guess the token. Made at the first use. */
  const keyOf = ({ reader, token }: Account): Buffer => {
    const key = keys.get(reader.userId) ?? scryptSync(token, `youju-session:${reader.userId}`, 32);
    keys.set(reader.userId, key);
    return key;
  };
  const sign = (account: Account, body: string): string =>
    createHmac("sha256", keyOf(account)).update(body).digest("base64url");

  return {
    open(account) {
      const until = Math.floor(now() / 1000) + sessionSeconds;
      const body = [account.reader.userId, until, randomBytes(12).toString("base64url")].join(".");
      return `${body}.${sign(account, body)}`;
    },
    find(cookie) {
      const end = cookie.lastIndexOf(".");
      const body = cookie.slice(0, Math.max(0, end));
      const [userId, until] = body.split(".");
      const account = accounts.find(({ reader }) => reader.userId === userId);
      if (account === undefined || !equal(sign(account, body), cookie.slice(end + 1))) return null;
      return Number(until) * 1000 > now() && !closed.has(cookie) ? account.reader : null;
    },
    close(cookie) {
      if (this.find(cookie) === null) return;
      for (const [old, until] of closed) if (until <= now()) closed.delete(old);
      closed.set(cookie, now() + sessionSeconds * 1000);
    },
  };
}

function equal(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}
