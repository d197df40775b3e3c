import { describe, expect, it } from "vitest";
import { UsageError } from "../../../src/errors.ts";
import { createTestOffice } from "../../support/test-office.ts";

const staff = { role: "staff", collections: ["policies"] } as const;

describe("people", () => {
  it("lets a user in by their token alone, with their role and collections", () => {
    const { people } = createTestOffice();
    const token = people.add({ id: "王五", ...staff }, "local");
    expect(people.byToken(token)?.reader).toEqual({ userId: "王五", ...staff });
    expect(people.byToken(`${token}x`)).toBeNull();
    expect(people.byToken("")).toBeNull();
    expect(JSON.stringify(people.list())).not.toContain(token);
  });

  it("ends the old token when a new one is made, and lets a revoked user in again by it", () => {
    const { people } = createTestOffice();
    const old = people.add({ id: "王五", ...staff }, "local");
    people.revoke("王五", "local");
    expect(people.byToken(old)).toBeNull();
    expect(people.byId("王五")).toBeNull();
    expect(people.hasTokens()).toBe(false);
    const next = people.rotate("王五", "local");
    expect(people.byToken(old)).toBeNull();
    expect(people.byToken(next)?.reader.userId).toBe("王五");
  });

  it.each(["admin", "local", "", "a b", "../x", "a".repeat(41), "王五"])(
    "does not take the name %j",
    (id) => {
      const { people } = createTestOffice();
      people.add({ id: "王五", ...staff }, "local");
      expect(() => people.add({ id, ...staff }, "local")).toThrow(UsageError);
    },
  );

  it("writes down who changed what, never a token", () => {
    const { people, audit } = createTestOffice();
    const token = people.add({ id: "王五", ...staff }, "local");
    people.rotate("王五", "admin");
    people.revoke("王五", "admin");
    expect(() => people.revoke("无此人", "admin")).toThrow("没有用户");
    const lines = audit.newest(10);
    expect(lines.map(({ actor, action }) => `${actor} ${action}`)).toEqual([
      "admin user-revoked",
      "admin token-rotated",
      "local user-added",
    ]);
    expect(JSON.stringify(lines)).not.toContain(token);
  });

  it("changes what a user may search without a new token", () => {
    const { people, audit } = createTestOffice();
    const token = people.add({ id: "王五", ...staff }, "local");
    people.change("王五", { collections: ["reports"] }, "admin");
    expect(people.byToken(token)?.reader).toEqual({
      userId: "王五",
      role: "staff",
      collections: ["reports"],
    });
    people.change("王五", { role: "admin" }, "admin");
    expect(people.byId("王五")?.reader).toEqual({ userId: "王五", role: "admin", collections: ["reports"] });
    expect(audit.newest(1)[0]).toMatchObject({ actor: "admin", action: "user-changed", subject: "王五" });
    expect(() => people.change("无此人", { role: "admin" }, "admin")).toThrow("没有用户");
  });

  it("knows a built-in token beside those of users, and gives equal ones the higher role", () => {
    const { people } = createTestOffice({ adminToken: "same-secret", staffToken: "same-secret" });
    expect(people.byToken("same-secret")?.reader.role).toBe("admin");
    const token = people.add({ id: "王五", ...staff }, "local");
    expect(people.byToken(token)?.reader.userId).toBe("王五");
    expect(people.byId("staff")?.reader.role).toBe("staff");
  });
});
