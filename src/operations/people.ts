import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import type { Reader } from "../domain/people/reader.ts";
import type { Account, User } from "../domain/people/user.ts";
import { UsageError } from "../errors.ts";
import type { AuditLog } from "../domain/people/audit-log.ts";
import type { People } from "../domain/people/people.ts";
import type { StoredUser, UserStore } from "../ports/user-store.ts";

export interface PeopleOptions {
  readonly users: UserStore;
  readonly audit: AuditLog;
  /** The built-in users `admin` and `staff`, set by environment. */
  readonly adminToken: string | null;
  readonly staffToken: string | null;
  readonly now?: () => Date;
}

/** Names the program uses itself. */
const reserved = new Set(["admin", "staff", "local"]);
const userName = /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,39}$/u;

/** Someone with a good token, and what it is known by. */
interface Holder {
  readonly account: Account;
  readonly hash: Buffer;
}

export function createPeople(options: PeopleOptions): People {
  const { users, audit, adminToken, staffToken, now = () => new Date() } = options;
  const builtIn: Holder[] = [];
  // Set first: equal tokens give the higher role.
  if (adminToken !== null) builtIn.push(builtInHolder("admin", adminToken));
  if (staffToken !== null) builtIn.push(builtInHolder("staff", staffToken));
  let from: readonly StoredUser[] = [];
  let holders: readonly Holder[] = builtIn;

  /** Made anew only when the store hands out another list. */
  function currentHolders(): readonly Holder[] {
    const all = users.all();
    if (all !== from) {
      from = all;
      holders = [...builtIn, ...all.filter(({ revokedAt }) => revokedAt === null).map(toHolder)];
    }
    return holders;
  }

  function existing(id: string): StoredUser {
    const user = users.all().find((candidate) => candidate.id === id);
    if (user === undefined) throw new UsageError(`没有用户 ${id}`, "用 youju users 查看已有用户");
    return user;
  }

  return {
    hasTokens: () => currentHolders().length > 0,
    byToken(token) {
      const hash = hashToken(token);
      let found: Account | null = null;
      // Every one is compared, whole: the time says nothing about which token was nearly right.
      for (const holder of currentHolders()) {
        const equal = timingSafeEqual(holder.hash, hash);
        if (equal) found ??= holder.account;
      }
      return found;
    },
    byId: (userId) =>
      currentHolders().find(({ account }) => account.reader.userId === userId)?.account ?? null,
    list: () => users.all().map(withoutHash),
    add({ id, role, collections }, actor) {
      if (!userName.test(id)) {
        throw new UsageError(`用户名 ${id} 不能使用`, "用 1–40 个汉字、字母、数字、点、短横线");
      }
      if (reserved.has(id) || users.all().some((user) => user.id === id)) {
        throw new UsageError(`用户名 ${id} 已有`, "请换一个；要换口令用 youju users rotate");
      }
      const token = newToken();
      const createdAt = now().toISOString();
      users.insert({
        id,
        role,
        collections,
        tokenHash: hashToken(token).toString("hex"),
        createdAt,
        revokedAt: null,
      });
      audit.append({ actor, action: "user-added", subject: id });
      return token;
    },
    rotate(id, actor) {
      existing(id);
      const token = newToken();
      users.replaceToken(id, hashToken(token).toString("hex"));
      audit.append({ actor, action: "token-rotated", subject: id });
      return token;
    },
    change(id, rights, actor) {
      const { role, collections } = existing(id);
      users.replaceRights(id, { role: rights.role ?? role, collections: rights.collections ?? collections });
      audit.append({ actor, action: "user-changed", subject: id });
    },
    remove(id) {
      if (!users.all().some((user) => user.id === id)) return false;
      users.remove(id);
      return true;
    },
    revoke(id, actor) {
      existing(id);
      users.revoke(id, now().toISOString());
      audit.append({ actor, action: "user-revoked", subject: id });
    },
  };
}

/** 256 random bits: a plain hash of it cannot be guessed back. */
function newToken(): string {
  return `yj_${randomBytes(32).toString("base64url")}`;
}

function hashToken(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}

function builtInHolder(role: Reader["role"], secret: string): Holder {
  return { account: { reader: { userId: role, role, collections: "all" }, secret }, hash: hashToken(secret) };
}

function toHolder({ id, role, collections, tokenHash }: StoredUser): Holder {
  return {
    account: { reader: { userId: id, role, collections }, secret: tokenHash },
    hash: Buffer.from(tokenHash, "hex"),
  };
}

function withoutHash({ id, role, collections, createdAt, revokedAt }: StoredUser): User {
  return { id, role, collections, createdAt, revokedAt };
}
