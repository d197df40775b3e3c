import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { loadHnswlibFactory } from "../../../../src/adapters/vectors/hnswlib-index.ts";
import { IndexMismatchError } from "../../../../src/errors.ts";

afterEach(() => {
  vi.doUnmock("hnswlib-node");
  vi.resetModules();
});

async function loadWith(module: () => object): Promise<unknown> {
  vi.resetModules();
  vi.doMock("hnswlib-node", module);
  const fresh = await import("../../../../src/adapters/vectors/hnswlib-index.ts");
  return fresh.loadHnswlibFactory();
}

describe("loadHnswlibFactory", () => {
  it("is null when the package is absent", async () => {
    const absent = loadWith(() => {
      throw new Error("Cannot find package 'hnswlib-node'");
    });
    expect(await absent).toBeNull();
  });

  it("is null when the native part does not work", async () => {
    class HierarchicalNSW {
      initIndex(): void {
        throw new Error("wrong ELF class");
      }
    }
    expect(await loadWith(() => ({ default: { HierarchicalNSW }, HierarchicalNSW }))).toBeNull();
  });
});

const factory = await loadHnswlibFactory();

describe.skipIf(factory === null)("hnswlib factory (skipped where hnswlib-node is not compiled)", () => {
  it("says which file could not be read, and what to do", async () => {
    const folder = await mkdtemp(join(tmpdir(), "youju-hnsw-"));
    try {
      const loading = factory!.load(join(folder, "missing.bin"), 8);
      await expect(loading).rejects.toBeInstanceOf(IndexMismatchError);
      await writeFile(join(folder, "short.bin"), new Uint8Array(5));
      await expect(factory!.load(join(folder, "short.bin"), 8)).rejects.toMatchObject({
        fix: expect.stringContaining("reload"),
      });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});
