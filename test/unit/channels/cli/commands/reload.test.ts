import { describe, expect, it } from "vitest";
import { BusyError } from "../../../../../src/errors.ts";
import { runLine } from "../../../../support/cli-harness.ts";

const report = {
  added: 2,
  changed: 1,
  removed: 3,
  unchanged: 4,
  chunks: 99,
  rejected: [{ file: "a.xls", reason: "暂不支持 .xls 的文件", fix: "请另存为 .md 或 .txt" }],
  duplicates: [{ file: "乙.md", of: "甲.md" }],
  stale: ["丙.md"],
  warnings: [{ file: "丁.md", reason: "属性区写法有误" }],
  took_ms: 1234,
};

describe("youju reload", () => {
  it("says what was done, and of each file left out why", async () => {
    const { code, out, err, assistant } = await runLine(["reload"], { reloadReport: report });
    expect([code, err]).toEqual([0, ""]);
    expect(out.trimEnd().split("\n")).toEqual([
      "新增 2，更新 1，删除 3，未变 4；共 99 段，用时 1.2 秒",
      "未收录 a.xls：暂不支持 .xls 的文件（请另存为 .md 或 .txt）",
      "重复 乙.md：与 甲.md 内容相同，只收录一份",
      "沿用旧版 丙.md：新内容读不出来",
      "注意 丁.md：属性区写法有误",
    ]);
    expect(assistant.calls).toEqual([{ method: "reload", full: false }]);
  });

  it("prints the report as one object with --json", async () => {
    const { out, assistant } = await runLine(["reload", "--full", "--json"], { reloadReport: report });
    expect(JSON.parse(out)).toEqual(report);
    expect(assistant.calls[0]).toEqual({ method: "reload", full: true });
  });

  it("fails with exit 1 and the holder's name when another process is writing", async () => {
    const busy = new BusyError("另一个进程正在更新索引（进程 7）", "请等它结束后再试");
    const { code, out, err } = await runLine(["reload"], { reloadError: busy });
    expect([code, out]).toEqual([1, ""]);
    expect(err).toBe("另一个进程正在更新索引（进程 7）（请等它结束后再试）\n");
  });

  it("tells how the last ones went with --history", async () => {
    const record = {
      started_at: "2026-03-01T08:00:00.000Z",
      ended_at: "2026-03-01T08:00:01.000Z",
      full: false,
    };
    const pastReloads = [
      { ...record, by: "zhang", generation: 2, report: null, error: "磁盘已满" },
      { ...record, by: "start", generation: 2, report, error: null },
    ];
    const { out, assistant } = await runLine(["reload", "--history"], { pastReloads });
    expect(out).toMatch(/zhang　没有完成：磁盘已满\n.*启动　新增 2，更新 1/u);
    expect(assistant.calls).toEqual([{ method: "close" }]);
    const { out: json } = await runLine(["reload", "--history", "--json"], { pastReloads });
    expect(JSON.parse(json)).toEqual({ reloads: pastReloads });
  });

  it("works on the folders of the command line, without opening the index", async () => {
    const { opened, assistant } = await runLine(["reload", "--knowledge", "/k", "--data", "/d"]);
    expect(opened).toEqual([{ knowledge: "/k", data: "/d" }]);
    expect(assistant.calls.map(({ method }) => method)).toEqual(["reload"]);
  });
});
