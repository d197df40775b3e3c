import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { tryLock } from "../../../../src/adapters/sqlite/sqlite-lock.ts";
import { createKnowledgeFolder } from "../../../support/knowledge-folder.ts";

const module = JSON.stringify(join(import.meta.dirname, "../../../../src/adapters/sqlite/sqlite-lock.ts"));

/** A process that takes the lock, says whether it got it, and holds it until killed. */
async function holdInChild(
  file: string,
  mode: "shared" | "exclusive",
): Promise<{ child: ChildProcess; got: string }> {
  const script = `
    const { tryLock } = await import(${module});
    globalThis.held = tryLock(${JSON.stringify(file)}, ${JSON.stringify(mode)});
    console.log(globalThis.held === null ? "busy" : "held");
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", script], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [line] = (await once(child.stdout, "data")) as [Buffer];
  return { child, got: line.toString().trim() };
}

async function kill(child: ChildProcess): Promise<void> {
  const exited = once(child, "exit");
  child.kill("SIGKILL");
  await exited;
}

describe("tryLock", () => {
  it("throws where the lock file cannot be: that is not somebody else's lock", () => {
    using folder = createKnowledgeFolder();
    const isFolder = join(folder.dataDir, "folder");
    mkdirSync(isFolder);
    expect(() => tryLock(isFolder, "exclusive")).toThrow("unable to open database file");
    expect(() => tryLock(join(folder.dataDir, "没有", "a.lock"), "exclusive")).toThrow(
      "unable to open database file",
    );
  });

  it.each(["exclusive", "shared"] as const)(
    "held %s by another process, is free when that one is killed",
    async (mode) => {
      using folder = createKnowledgeFolder();
      const file = join(folder.dataDir, "a.lock");
      const { child, got } = await holdInChild(file, mode);
      try {
        expect(got).toBe("held");
        expect(tryLock(file, "exclusive")).toBeNull();
        const beside = tryLock(file, "shared");
        expect(beside === null).toBe(mode === "exclusive");
        beside?.release();
      } finally {
        await kill(child);
      }
      const mine = tryLock(file, "exclusive");
      expect(mine).not.toBeNull();
      const second = await holdInChild(file, mode);
      await kill(second.child);
      expect(second.got).toBe("busy");
      mine?.release();
    },
  );
});
