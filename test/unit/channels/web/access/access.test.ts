import { describe, expect, it } from "vitest";
import { createAccess } from "../../../../../src/channels/web/access/access.ts";
import { formatUrl, hostnameOf, isLoopback } from "../../../../../src/channels/web/access/loopback.ts";
import { createSessions, sessionSeconds } from "../../../../../src/channels/web/access/sessions.ts";
import { localAdmin } from "../../../../../src/domain/reader.ts";

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
  it("end after their time", () => {
    let now = 0;
    const sessions = createSessions(() => now);
    const id = sessions.open(localAdmin);
    expect(id).toMatch(/^[\w-]{43}$/u);
    now = sessionSeconds * 1000 - 1;
    expect(sessions.find(id)).toBe(localAdmin);
    now += 1;
    expect(sessions.find(id)).toBeNull();
  });
});

describe("createAccess", () => {
  it("gives the higher role when both tokens are equal", () => {
    const access = createAccess({ host: "127.0.0.1", adminToken: "same-token", staffToken: "same-token" });
    const credentials = { hostHeader: "a", authorization: "bearer same-token", session: undefined };
    expect(access.identify(credentials).role).toBe("admin");
  });
});
