import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { inspectLock, readPackages } from "../../scripts/supply-chain/lock.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const read = (file: string) => JSON.parse(readFileSync(`${root}/${file}`, "utf8")) as Record<string, never>;

interface LockEntry {
  readonly version?: string;
  readonly integrity?: string;
  readonly resolved?: string;
  readonly license?: string;
  readonly hasInstallScript?: boolean;
}
const withEntry = (entry: LockEntry) => {
  const lock = read("package-lock.json") as unknown as { packages: Record<string, LockEntry> };
  const good = { version: "1.0.0", integrity: "sha512-x", license: "MIT" };
  lock.packages["node_modules/added"] = { ...good, ...entry };
  return inspectLock(lock, readPackages(root, lock), read("package.json"));
};

describe("the lock file", () => {
  it("has a checksum, a registry address and a known licence for every package", () => {
    expect(withEntry({})).toEqual([]);
  });

  it.each([
    [{ license: "GPL-3.0-only" }, "许可"],
    [{ license: "未写明" }, "许可"],
    [{ integrity: "" }, "没有校验值"],
    [{ integrity: "sha1-x" }, "没有校验值"],
    [{ resolved: "git+ssh://git.example/x.git" }, "不是从软件源取的"],
    [{ resolved: "http://registry.example/added/-/added-1.0.0.tgz" }, "不是从软件源取的"],
    [{ resolved: "https://files.example/added.tgz" }, "不是从软件源取的"],
    [{ hasInstallScript: true }, "安装时要运行脚本"],
  ])("is refused with %j", (entry, fault) => {
    expect(withEntry(entry)).toEqual([expect.stringContaining(fault)]);
  });

  it("gives a bill of materials in CycloneDX", () => {
    const text = execFileSync("npm", ["run", "-s", "sbom"], { cwd: root, encoding: "utf8", maxBuffer: 1e8 });
    const bill = JSON.parse(text) as { bomFormat: string; components: unknown[] };
    expect(bill.bomFormat).toBe("CycloneDX");
    expect(bill.components.length).toBeGreaterThan(100);
  });
});
