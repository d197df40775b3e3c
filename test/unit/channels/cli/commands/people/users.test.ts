import { describe, expect, it } from "vitest";
import { runLine } from "../../../../../support/cli-harness.ts";
import { createTestOffice } from "../../../../../support/test-office.ts";

describe("users", () => {
  it("adds, lists, rotates and revokes without opening the index", async () => {
    const office = createTestOffice();
    const added = await runLine(["users", "add", "王五", "--collections", "policies，reports"], { office });
    expect(added.code).toBe(0);
    const token = added.out.trim().split("\n").at(-1) ?? "";
    expect(office.people.byToken(token)?.reader).toEqual({
      userId: "王五",
      role: "staff",
      collections: ["policies", "reports"],
    });
    expect(added.assistant.calls).toEqual([]);
    expect((await runLine(["users"], { office })).out).toContain("王五\t工作人员\tpolicies、reports\t有效");
    const rotated = await runLine(["users", "rotate", "王五", "--json"], { office });
    expect(office.people.byToken((JSON.parse(rotated.out) as { token: string }).token)).not.toBeNull();
    await runLine(["users", "revoke", "王五"], { office });
    expect((await runLine(["users"], { office })).out).toContain("停用");
  });

  it.each([
    [["users", "add"], "没有写用户名"],
    [["users", "add", "a", "--role", "boss"], "角色"],
    [["users", "add", "a", "--collections", ","], "collections"],
    [["users", "drop", "a"], "没有 users drop"],
    [["users", "revoke", "nobody"], "没有用户 nobody"],
  ])("%j is used wrongly", async (argv, message) => {
    const { code, err } = await runLine(argv);
    expect(code).toBe(2);
    expect(err).toContain(message);
  });
});

describe("audit", () => {
  it("lists and verifies", async () => {
    const office = createTestOffice();
    office.people.add({ id: "王五", role: "staff", collections: "all" }, "local");
    expect((await runLine(["audit"], { office })).out).toContain("local\tuser-added\t王五");
    expect((await runLine(["audit", "verify"], { office })).out).toContain("共 1 条，完整");
    expect(JSON.parse((await runLine(["audit", "verify", "--json"], { office })).out)).toEqual({
      entries: 1,
      brokenAt: null,
      head: expect.stringMatching(/^[\da-f]{64}$/u),
    });
  });

  it("fails loudly when the log was changed", async () => {
    const office = createTestOffice();
    const audit = { ...office.audit, verify: () => ({ entries: 3, brokenAt: 2, head: "" }) };
    const { code, err } = await runLine(["audit", "verify"], { office: { ...office, audit } });
    expect(code).toBe(1);
    expect(err).toContain("第 2 条起被改动过");
  });
});
