import { localAdmin, type Reader } from "../../../domain/people/reader.ts";
import { ConfigError } from "../../../errors.ts";
import type { AuditLog } from "../../../domain/people/audit-log.ts";
import type { People } from "../../../domain/people/people.ts";
import { hostnameOf, isLoopback } from "./loopback.ts";
import { createRateLimit } from "./rate-limit.ts";
import { createSessions } from "./sessions.ts";
import { WebError } from "../web-errors.ts";

export interface AccessOptions {
  readonly host: string;
  readonly people: People;
  readonly audit: AuditLog;
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
  /**
   * A session cookie for a right token.
   * @param address who asks: many wrong tokens from one place make it wait.
   * @throws WebError 401 for a wrong token, 429 after too many of them.
   */
  login(token: string, address: string): string;
  logout(session: string): void;
  /** Asked each time: the first user may be added while the server runs. */
  loginRequired(): boolean;
}

/** Ten wrong tokens at once are a typing office; more are a guess. */
const wrongTokens = { perMinute: 6, burst: 10 };

/** @throws ConfigError when the page would be open to the network without any token. */
export function createAccess({ host, people, audit }: AccessOptions): Access {
  const loginRequired = (): boolean => people.hasTokens();
  if (!loginRequired() && !isLoopback(host)) {
    throw new ConfigError(
      `HOST=${host} 会让网络上的其他人也能打开网页，但没有设置口令`,
      "请设置 ADMIN_TOKEN 或 STAFF_TOKEN，或把 HOST 改回 127.0.0.1",
    );
  }
  const sessions = createSessions((userId) => people.byId(userId));
  const guesses = createRateLimit(wrongTokens);

  return {
    loginRequired,
    identify({ hostHeader, authorization, session }) {
      if (!loginRequired()) {
        // A page elsewhere can point its own name at 127.0.0.1 (DNS rebinding): its Host header gives it away.
        if (isLoopback(host) && isLoopback(hostnameOf(hostHeader ?? ""))) return localAdmin;
        throw new WebError(
          403,
          "没有设置口令时只能在本机打开",
          "请用 http://127.0.0.1 打开，或设置 ADMIN_TOKEN / STAFF_TOKEN",
        );
      }
      const bearer = /^Bearer\s+(\S+)$/iu.exec(authorization ?? "")?.[1];
      const reader =
        bearer === undefined
          ? session === undefined
            ? null
            : sessions.find(session)
          : (people.byToken(bearer)?.reader ?? null);
      if (reader === null) throw new WebError(401, "请先登录", "用管理员给你的口令登录");
      return reader;
    },
    login(token, address) {
      const seconds = guesses.wait(address);
      if (seconds > 0) throw new WebError(429, "口令错得太多", `请 ${seconds} 秒后再试`);
      const account = people.byToken(token);
      if (account === null) {
        guesses.take(address);
        audit.append({ actor: "", action: "login-failed", subject: address });
        throw new WebError(401, "口令不对", "请核对后重新输入，或向管理员索取");
      }
      audit.append({ actor: account.reader.userId, action: "login" });
      return sessions.open(account);
    },
    logout: (session) => sessions.close(session),
  };
}
