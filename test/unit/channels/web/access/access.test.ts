import { describe, expect, it } from "vitest";
import { createAccess } from "../../../../../src/channels/web/access/access.ts";
import { formatUrl, hostnameOf, isLoopback } from "../../../../../src/channels/web/access/loopback.ts";
import { createSessions, sessionSeconds } from "../../../../../src/channels/web/access/sessions.ts";
import { createTestOffice } from "../../../../support/test-office.ts";

describe("isLoopback", () => {
  it.each(["localhost", "LOCALHOST", "127.0.0.1", "127.255.0.9", "::1", "[::1]"])("%s", (name) => {
    expect(isLoopback(name)).toBe(true);
  });
  it.each(["", "0.0.0.0", "::", "127.0.0.1.evil.example", "localhost.evil", "1127.0.0.1", "10.0.0.1"])(
    "not %s",
    (name) => {
      expect(isLoopback(name)).toBe(false);
    },
  );
});

it("keeps the brackets of IPv6 in addresses", () => {
  expect(hostnameOf("[::1]:8765")).toBe("[::1]");
  expect(hostnameOf("localhost:8765")).toBe("localhost");
  expect(formatUrl("::1", 8765)).toBe("http://[::1]:8765");
});

describe("sessions", () => {
  const account = { reader: { userId: "张三", role: "staff", collections: "all" }, secret: "one" } as const;

  it("end after their time", () => {
    let now = 0;
    const sessions = createSessions(
      () => account,
      () => now,
    );
    const cookie = sessions.open(account);
    expect(cookie).toMatch(/^[\w.-]{60,}$/u);
    now = sessionSeconds * 1000 - 1;
    expect(sessions.find(cookie)).toBe(account.reader);
    now += 1;
    expect(sessions.find(cookie)).toBeNull();
  });

  it("outlive a restart, but neither a new token nor a revoked user nor a logout", () => {
    const cookie = createSessions(() => account).open(account);
    const restarted = createSessions(() => account);
    expect(restarted.find(cookie)).toBe(account.reader);
    expect(createSessions(() => ({ ...account, secret: "two" })).find(cookie)).toBeNull();
    expect(createSessions(() => null).find(cookie)).toBeNull();
    restarted.close(cookie);
    expect(restarted.find(cookie)).toBeNull();
  });

  it("cannot be made or moved to someone else by hand", () => {
    const sessions = createSessions((userId) => ({ ...account, reader: { ...account.reader, userId } }));
    const [, ...rest] = sessions.open(account).split(".");
    const forged = [Buffer.from("admin").toString("base64url"), ...rest].join(".");
    expect(sessions.find(forged)).toBeNull();
    expect(sessions.find("")).toBeNull();
  });
});

describe("createAccess", () => {
  it("gives the higher role when both tokens are equal", () => {
    const office = createTestOffice({ adminToken: "same-token", staffToken: "same-token" });
    const access = createAccess({ host: "127.0.0.1", ...office });
    const credentials = { hostHeader: "a", authorization: "bearer same-token", session: undefined };
    expect(access.identify(credentials).role).toBe("admin");
  });

  it("makes an address wait after many wrong tokens, and only that address", () => {
    const office = createTestOffice({ staffToken: "right-token" });
    const access = createAccess({ host: "127.0.0.1", ...office });
    for (let turn = 0; turn < 10; turn += 1)
      expect(() => access.login("wrong", "10.0.0.1")).toThrow("口令不对");
    expect(() => access.login("right-token", "10.0.0.1")).toThrow("口令错得太多");
    expect(access.login("right-token", "10.0.0.2")).not.toBe("");
    expect(office.audit.newest(20)).toHaveLength(11);
  });

  it("asks for a login as soon as the first user exists, and never opens a network address by revoking the last", () => {
    const office = createTestOffice();
    const access = createAccess({ host: "127.0.0.1", ...office });
    const local = { hostHeader: "127.0.0.1:1", authorization: undefined, session: undefined };
    expect(access.identify(local).userId).toBe("local");
    const token = office.people.add({ id: "李四", role: "staff", collections: "all" }, "local");
    expect(() => access.identify(local)).toThrow("请先登录");
    expect(access.identify({ ...local, authorization: `Bearer ${token}` }).userId).toBe("李四");

    const network = createAccess({ host: "0.0.0.0", ...office });
    office.people.revoke("李四", "local");
    expect(() => network.identify(local)).toThrow("只能在本机打开");
  });
});
