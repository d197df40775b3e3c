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
});
