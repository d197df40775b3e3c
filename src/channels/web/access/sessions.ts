import { createHmac, randomBytes, scryptSync, timingSafeEqual } from "node:crypto";
import type { Reader } from "../../../domain/people/reader.ts";
import type { Account } from "../../../domain/people/user.ts";

export const sessionSeconds = 12 * 3600;

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

/** @param accountById the user as they stand now: a revoked one has no account and no session. */
export function createSessions(
  accountById: (userId: string) => Account | null,
  now: () => number = Date.now,
): Sessions {
  const keys = new Map<string, { readonly secret: string; readonly key: Buffer }>();
  const closed = new Map<string, number>();

  /**
   * Slow on purpose: a stolen cookie must not serve to guess a short token. Made at the first use and
   * cheap enough (about 10 ms) not to hold up the event loop.
   */
  const keyOf = ({ reader, secret }: Account): Buffer => {
    const kept = keys.get(reader.userId);
    if (kept?.secret === secret) return kept.key;
    const key = scryptSync(secret, `youju-session:${reader.userId}`, 32, { N: 4096 });
    keys.set(reader.userId, { secret, key });
    return key;
  };
  const sign = (account: Account, body: string): string =>
    createHmac("sha256", keyOf(account)).update(body).digest("base64url");

  return {
    open(account) {
      const until = Math.floor(now() / 1000) + sessionSeconds;
      const name = Buffer.from(account.reader.userId).toString("base64url");
      const body = [name, until, randomBytes(12).toString("base64url")].join(".");
      return `${body}.${sign(account, body)}`;
    },
    find(cookie) {
      const end = cookie.lastIndexOf(".");
      const body = cookie.slice(0, Math.max(0, end));
      const [name = "", until] = body.split(".");
      const account = accountById(Buffer.from(name, "base64url").toString());
      if (account === null || !equal(sign(account, body), cookie.slice(end + 1))) return null;
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
