import { describe, expect, it } from "vitest";
import { localAdmin } from "../../../../../src/domain/people/reader.ts";
import { runLine } from "../../../../support/cli-harness.ts";

describe("youju search", () => {
  it("asks for ten passages of anything by default", async () => {
    const { code, assistant } = await runLine(["search", "任前", "公示"]);
    expect(code).toBe(0);
    expect(assistant.calls).toEqual([
      {
        method: "search",
        request: {
          text: "任前 公示",
          limit: 10,
          kind: undefined,
          whole: false,
          asOf: undefined,
          allVersions: false,
          explain: false,
        },
        reader: localAdmin,
      },
      { method: "close" },
    ]);
  });

  it("hands every option on", async () => {
    const line = ["search", "学时", "-k", "3", "--kind", "report", "--whole", "--as-of", "2020-02-29"];
    const { assistant } = await runLine([...line, "--all-versions"]);
    expect(assistant.calls[0]).toMatchObject({
      request: { text: "学时", limit: 3, kind: "report", whole: true, asOf: "2020-02-29", allVersions: true },
    });
  });

  it("prints passages numbered, with title, place, status and text", async () => {
    const { out } = await runLine(["search", "第一书记", "-k", "1", "--kind", "report"]);
    expect(out).toBe(
      "1. 《清河区2022年度组织工作总结》二、基层组织（未知） 1\n整顿软弱涣散村党组织12个，选派第一书记XX名。\n",
    );
  });

  it("says so when nothing was found", async () => {
    expect((await runLine(["search", "zzz"])).out).toBe("没有找到相关内容\n");
  });

  it("prints exactly one object with --json", async () => {
    const { out } = await runLine(["search", "第一书记", "--json", "--kind", "report"]);
    expect(JSON.parse(out)).toMatchObject({
      query: "第一书记",
      passages: [{ file: "reports/清河区2022年度组织工作总结.md", article: null, status: "未知" }],
      timings_ms: { retrieve: 1, total: 1 },
    });
  });

  it.each([
    [["-k", "0"], "-k 要写 1 到 100 的整数"],
    [["-k", "101"], "-k 要写 1 到 100 的整数"],
    [["-k", "2.5"], "-k 要写 1 到 100 的整数"],
    [["-k", "许多"], "-k 要写 1 到 100 的整数"],
    [["--kind", "memo"], "--kind 只能是 policy 或 report"],
    [["--as-of", "2018"], "--as-of 要写日期"],
    [["--as-of", "2018-13-01"], "--as-of 要写日期"],
    [["--as-of", "2018-02-31"], "--as-of 要写日期"],
    [["--as-of", "2019-02-29"], "--as-of 要写日期"],
  ])("is used wrongly with %j", async (options, reason) => {
    const { code, err, opened } = await runLine(["search", "学时", ...options]);
    expect(code).toBe(2);
    expect(err.split("\n")[0]).toContain(reason);
    expect(opened).toEqual([]);
  });
});
