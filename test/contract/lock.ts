import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Locks } from "../../src/ports/lock.ts";
import { createKnowledgeFolder } from "../support/knowledge-folder.ts";

/** What every lock keeps to within one process; that it dies with its process each implementation tests itself. */
export function testLocks(name: string, tryLock: Locks["tryLock"]): void {
  describe(`locks: ${name}`, () => {
    it("is held exclusively by one, and free again after release", () => {
      using folder = createKnowledgeFolder();
      const file = join(folder.dataDir, "a.lock");
      const first = tryLock(file, "exclusive");
      expect(first).not.toBeNull();
      expect(tryLock(file, "exclusive")).toBeNull();
      expect(tryLock(file, "shared")).toBeNull();
      first?.release();
      const second = tryLock(file, "exclusive");
      expect(second).not.toBeNull();
      second?.release();
    });

    it("is shared by many, each of whom keeps the exclusive one out", () => {
      using folder = createKnowledgeFolder();
      const file = join(folder.dataDir, "a.lock");
      const readers = [tryLock(file, "shared"), tryLock(file, "shared")];
      expect(readers).not.toContain(null);
      expect(tryLock(file, "exclusive")).toBeNull();
      readers[0]?.release();
      expect(tryLock(file, "exclusive")).toBeNull();
      readers[1]?.release();
      const writer = tryLock(file, "exclusive");
      expect(writer).not.toBeNull();
      writer?.release();
    });

    it("may be released twice, without taking another holder's lock away", () => {
      using folder = createKnowledgeFolder();
      const file = join(folder.dataDir, "a.lock");
      const first = tryLock(file, "exclusive");
      first?.release();
      const second = tryLock(file, "exclusive");
      first?.release();
      expect(tryLock(file, "shared")).toBeNull();
      second?.release();
    });
  });
}
