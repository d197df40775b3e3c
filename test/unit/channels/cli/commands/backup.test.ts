import { describe, expect, it } from "vitest";
import { runLine } from "../../../../support/cli-harness.ts";
import { createTestOffice } from "../../../../support/test-office.ts";

describe("backup and restore", () => {
  it("say what was copied and where the old things lie, and write it down", async () => {
    const office = createTestOffice();
    expect((await runLine(["backup", "/out"], { office })).out).toBe("已备份 3 个文件（2.0 MB）到 /out\n");
    expect((await runLine(["restore", "/out"], { office })).out).toContain("原有内容保存在 /old");
    expect(office.audit.newest(5).map(({ action }) => action)).toEqual(["restore", "backup"]);
    expect(JSON.parse((await runLine(["backup", "/out", "--json"], { office })).out)).toMatchObject({
      files: 3,
    });
  });

  it.each([[["backup"]], [["restore"]], [["backup", "a", "b"]]])("%j is used wrongly", async (argv) => {
    expect((await runLine(argv)).code).toBe(2);
  });
});
