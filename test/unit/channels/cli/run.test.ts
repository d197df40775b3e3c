import { describe, expect, it } from "vitest";
import { ConfigError } from "../../../../src/errors.ts";
import { runLine } from "../../../support/cli-harness.ts";

describe("runCli: usage", () => {
  it.each([
    [[], "没有写命令"],
    [["--json-lines"], "没有写命令"],
    [["answer", "党课"], "没有 answer 这个命令"],
    [["ask", "党课", "--fast"], "命令写法有误：Unknown option '--fast'"],
    [["search", "党课", "--kind"], "命令写法有误：Option '--kind <value>' argument missing"],
    [["ask"], "没有写问题"],
    [["search", "-k", "5"], "没有写要查的文字"],
  ])("%j is exit 2 with the reason and the usage on stderr", async (argv, reason) => {
    const { code, out, err, opened } = await runLine(argv);
    expect(code).toBe(2);
    expect(out).toBe("");
    expect(err.split("\n")[0]).toContain(reason);
    expect(err).toContain("\n用法\n  youju serve\n");
    expect(err).toContain("youju search 文字 [-k 10]");
    expect(opened).toEqual([]);
  });

  it("names the right form of the command that was used wrongly", async () => {
    const { err } = await runLine(["reload", "--all"]);
    expect(err.split("\n")[0]).toContain("正确写法：youju reload [--full|--history]");
  });

  it.each([[["--help"]], [["-h"]], [["help"]], [["ask", "--help"]]])(
    "%j prints the usage on stdout",
    async (argv) => {
      const { code, out, err } = await runLine(argv);
      expect(code).toBe(0);
      expect(err).toBe("");
      for (const name of ["serve", "ask", "search", "reload", "documents", "eval"])
        expect(out).toContain(`youju ${name}`);
      expect(out).toContain("--knowledge 文件夹");
    },
  );
});

describe("runCli: global options", () => {
  it("are taken before and after the command and handed on", async () => {
    const before = await runLine(["--knowledge", "ask", "--data", "search", "documents"]);
    expect(before.code).toBe(0);
    expect(before.opened).toEqual([{ knowledge: "ask", data: "search" }]);
    const after = await runLine(["documents", "--data=/d", "--json"]);
    expect(after.opened).toEqual([{ knowledge: undefined, data: "/d" }]);
  });

  it("serve runs the server with them and prints nothing itself", async () => {
    const { code, out, served, opened } = await runLine(["serve", "--knowledge", "/k"]);
    expect([code, out, served, opened]).toEqual([0, "", [{ knowledge: "/k", data: undefined }], []]);
  });
});

describe("runCli: errors", () => {
  const openError = new ConfigError("环境变量有误 PORT：要写整数", "请改正后重新启动");

  it("are one line with the fix, exit 1", async () => {
    const { code, out, err } = await runLine(["documents"], { openError });
    expect([code, out, err]).toEqual([1, "", "环境变量有误 PORT：要写整数（请改正后重新启动）\n"]);
  });

  it("are an object on stderr with --json, also for wrong usage, wherever --json stands", async () => {
    const failed = await runLine(["documents", "--json"], { openError });
    expect([failed.code, failed.out]).toEqual([1, ""]);
    expect(JSON.parse(failed.err)).toEqual({
      error: { message: "环境变量有误 PORT：要写整数", fix: "请改正后重新启动" },
    });
    const misused = await runLine(["--json", "answer"]);
    expect(misused.code).toBe(2);
    expect(JSON.parse(misused.err)).toEqual({ error: { message: "没有 answer 这个命令", fix: "命令见下" } });
    const unknown = await runLine(["documents", "--json"], {
      openError: new TypeError("x is not a function"),
    });
    expect(JSON.parse(unknown.err)).toEqual({ error: { message: "x is not a function", fix: "" } });
  });
});
