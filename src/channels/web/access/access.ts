import { createHash, timingSafeEqual } from "node:crypto";
import { localAdmin, type Reader } from "../../../domain/reader.ts";
import { ConfigError } from "../../../errors.ts";
import { hostnameOf, isLoopback } from "./loopback.ts";
import { createSessions } from "./sessions.ts";
import { WebError } from "../web-errors.ts";

export interface AccessOptions {
  readonly host: string;
  readonly adminToken: string | null;
  readonly staffToken: string | null;
}

/** What a request shows of itself; each may be missing. */
export interface Credentials {
  readonly hostHeader: string | undefined;
  readonly authorization: string | undefined;
  readonly session: string | undefined;
}

/** The one place that decides who is asking. */
export interface Access {
  /** @throws WebError 401 without valid credentials, 403 where no login exists and none may be skipped. */
  identify(credentials: Credentials): Reader;
  /** A session id for a right token. @throws WebError 401 for a wrong one. */
  login(token: string): string;
  logout(session: string): void;
  readonly loginRequired: boolean;
}

const builtIn = {
  admin: { userId: "admin", role: "admin", collections: "all" },
  staff: { userId: "staff", role: "staff", collections: "all" },
} as const satisfies Record<string, Reader>;

/** @throws ConfigError when the page would be open to the network without any token. */
export function createAccess({ host, adminToken, staffToken }: AccessOptions): Access {
  const loginRequired = adminToken !== null || staffToken !== null;
  if (!loginRequired && !isLoopback(host)) {
    throw new ConfigError(
      `HOST=${host} 会让网络上的其他人也能打开网页，但没有设置口令`,
      "请设置 ADMIN_TOKEN 或 STAFF_TOKEN，或把 HOST 改回 127.0.0.1",
    );
  }
  const sessions = createSessions();

  /** Both tokens are always compared, so that time tells nothing about which one was nearer. */
  const readerOf = (token: string): Reader | null => {
    const admin = matches(token, adminToken);
    const staff = matches(token, staffToken);
    return admin ? builtIn.admin : staff ? builtIn.staff : null;
  };

  return {
    loginRequired,
    identify({ hostHeader, authorization, session }) {
      if (!loginRequired) {
        // A page elsewhere can point its own name at 127.0.0.1 (DNS rebinding): its Host header gives it away.
        if (isLoopback(hostnameOf(hostHeader ?? ""))) return localAdmin;
        throw new WebError(
          403,
          "没有设置口令时只能在本机打开",
          "请用 http://127.0.0.1 打开，或设置 ADMIN_TOKEN / STAFF_TOKEN",
        );
      }
      const bearer = /^Bearer\s+(\S+)$/iu.exec(authorization ?? "")?.[1];
      const reader =
        bearer === undefined ? (session === undefined ? null : sessions.find(session)) : readerOf(bearer);
      if (reader === null) throw new WebError(401, "请先登录", "用管理员给你的口令登录");
      return reader;
    },
    login(token) {
      const reader = readerOf(token);
      if (reader === null) throw new WebError(401, "口令不对", "请核对后重新输入，或向管理员索取");
      return sessions.open(reader);
    },
    logout: (session) => sessions.close(session),
  };
}

/** Hashing first makes the lengths equal: the comparison leaks neither length nor prefix. */
function matches(given: string, expected: string | null): boolean {
  const digest = (text: string): Buffer => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(given), digest(expected ?? "")) && expected !== null;
}
