import { createHash, randomBytes } from "node:crypto";
import type { Reader } from "../domain/reader.ts";
import type { Account, User } from "../domain/user.ts";
import { UsageError } from "../errors.ts";
import type { AuditLog } from "../domain/audit-log.ts";
import type { People } from "../domain/people.ts";
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

export function createPeople(options: PeopleOptions): People {
  const { users, audit, adminToken, staffToken, now = () => new Date() } = options;
  // Looked up by hash: how long that takes says nothing about how near a wrong token was.
  const builtIn = new Map<string, Account>();
  if (staffToken !== null) builtIn.set(hashToken(staffToken), accountOf("staff", "staff", staffToken));
  // Set last: equal tokens give the higher role.
  if (adminToken !== null) builtIn.set(hashToken(adminToken), accountOf("admin", "admin", adminToken));

  function existing(id: string): StoredUser {
    const user = users.find(id);
    if (user === null) throw new UsageError(`没有用户 ${id}`, "用 youju users 查看已有用户");
    return user;
  }

  return {
    hasTokens: () => builtIn.size > 0 || users.all().some((user) => user.revokedAt === null),
    byToken(token) {
      const hash = hashToken(token);
      return builtIn.get(hash) ?? toAccount(users.findByTokenHash(hash));
    },
    byId(userId) {
      for (const account of builtIn.values()) if (account.reader.userId === userId) return account;
      return toAccount(users.find(userId));
    },
    list: () => users.all().map(withoutHash),
    add({ id, role, collections }, actor) {
      if (!userName.test(id)) {
        throw new UsageError(`用户名 ${id} 不能使用`, "用 1–40 个汉字、字母、数字、点、短横线");
      }
      if (reserved.has(id) || users.find(id) !== null) {
        throw new UsageError(`用户名 ${id} 已有`, "请换一个；要换口令用 youju users rotate");
      }
      const token = newToken();
      const createdAt = now().toISOString();
      users.insert({ id, role, collections, tokenHash: hashToken(token), createdAt, revokedAt: null });
      audit.append({ actor, action: "user-added", subject: id });
      return token;
    },
    rotate(id, actor) {
      existing(id);
      const token = newToken();
      users.replaceToken(id, hashToken(token));
      audit.append({ actor, action: "token-rotated", subject: id });
      return token;
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

function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

function accountOf(userId: string, role: Reader["role"], secret: string): Account {
  return { reader: { userId, role, collections: "all" }, secret };
}

function toAccount(user: StoredUser | null): Account | null {
  if (user === null || user.revokedAt !== null) return null;
  const { id, role, collections, tokenHash } = user;
  return { reader: { userId: id, role, collections }, secret: tokenHash };
}

function withoutHash({ id, role, collections, createdAt, revokedAt }: StoredUser): User {
  return { id, role, collections, createdAt, revokedAt };
}
