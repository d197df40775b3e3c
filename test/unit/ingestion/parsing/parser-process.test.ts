import { existsSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { ClassifiedError } from "../../../../src/errors.ts";
import { noSettings } from "../../../../src/ingestion/build-document.ts";
import {
  createParserProcess,
  type FileParser,
  type ParserLimits,
} from "../../../../src/ingestion/parsing/parser-process.ts";
import { createKnowledgeFolder } from "../../../support/knowledge-folder.ts";

const misbehaving = new URL("../../../support/misbehaving-parser.mjs", import.meta.url);
const nothing = new Uint8Array();
const open: { parser: FileParser; folder: Disposable }[] = [];

function start(limits: Partial<ParserLimits> = {}, signal?: AbortSignal) {
  const folder = createKnowledgeFolder();
  const scratch = join(folder.dataDir, "scratch");
  const parser = createParserProcess({
    entry: misbehaving,
    scratch,
    limits,
    ...(signal === undefined ? {} : { signal }),
  });
  open.push({ parser, folder });
  const read = async (what: string): Promise<string> =>
    (await parser.parse({ file: what, bytes: nothing, fileHash: "h", settings: noSettings })).document.text;
  return { parser, read, scratch };
}

afterEach(() => {
  for (const { parser, folder } of open.splice(0)) {
    parser.close();
    folder[Symbol.dispose]();
  }
});

describe("createParserProcess", () => {
  it("keeps one process warm from file to file and passes refusals on", async () => {
    const { read } = start();
    const first = await read("pid");
    await expect(read("refuse")).rejects.toMatchObject({ message: "坏了", fix: "另存" });
    const classified: unknown = await read("classify").catch((error: unknown) => error);
    expect(classified).toBeInstanceOf(ClassifiedError);
    expect(classified).toMatchObject({ mark: "机密★5年", dropsPrevious: true });
    expect(await read("pid")).toBe(first);
  });

  it("stops a file that hangs, and reads the next one in a new process", async () => {
    const { read, scratch } = start({ silence: 1500 });
    const first = await read("pid");
    expect(existsSync(scratch)).toBe(true);
    await expect(read("hang")).rejects.toThrow("读取时间过长，已停止");
    expect(existsSync(scratch)).toBe(false);
    expect(await read("pid")).not.toBe(first);
    expect(isRunning(first)).toBe(false);
  });

  it("gives a file that shows signs of life the time it needs, but not for ever", async () => {
    expect(await start({ silence: 1500 }).read("toil")).toBe("done");
    await expect(start({ silence: 1500, whole: 1000 }).read("toil")).rejects.toThrow("读取时间过长");
  });

  it("stops a file that fills the memory", async () => {
    const { read } = start({ memory: 300 * 1024 * 1024 });
    await expect(read("eat")).rejects.toThrow("读取时占用内存过多，已停止");
    expect(await read("pid")).toMatch(/^\d+$/u);
  });

  it("outlives a process that dies", async () => {
    const { read } = start();
    await expect(read("die")).rejects.toThrow("读取时解析程序意外退出");
    expect(await read("pid")).toMatch(/^\d+$/u);
  });

  it("gives up the file under way when the reload is cancelled", async () => {
    const controller = new AbortController();
    const { read } = start({}, controller.signal);
    const pid = await read("pid");
    const hanging = read("hang");
    setTimeout(() => controller.abort(new Error("cancelled")), 50);
    await expect(hanging).rejects.toThrow("cancelled");
    await expect(read("pid")).rejects.toThrow("cancelled");
    expect(isRunning(pid)).toBe(false);
  });

  it("keeps keys and tokens from the process", async () => {
    process.env["OPENAI_API_KEY"] = "secret-key";
    try {
      const seen = await start().read("keys");
      expect(seen).not.toContain("secret-key");
      expect(seen).toContain("PATH");
    } finally {
      delete process.env["OPENAI_API_KEY"];
    }
  });
});

function isRunning(pid: string): boolean {
  try {
    process.kill(Number(pid), 0);
    return true;
  } catch {
    return false;
  }
}
