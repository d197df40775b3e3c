import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A disk of its own, which can be full or read-only. */
export interface SmallDisk {
  readonly path: string;
  resize(megabytes: number): void;
  setWritable(writable: boolean): void;
  remove(): void;
}

/** Null where this user may not mount one; says so on the terminal. */
export function mountDisk(megabytes: number): SmallDisk | null {
  const path = mkdtempSync(join(tmpdir(), "youju-disk-"));
  const mount = (options: string): void => {
    execFileSync("mount", ["-t", "tmpfs", "-o", options, "youju-test", path], { stdio: "ignore" });
  };
  try {
    mount(`size=${megabytes}m`);
  } catch {
    rmSync(path, { recursive: true });
    console.warn("跳过：本机不能挂载 tmpfs（需要 root）");
    return null;
  }
  return {
    path,
    resize: (size) => mount(`remount,size=${size}m`),
    setWritable: (writable) => mount(`remount,${writable ? "rw" : "ro"}`),
    remove() {
      execFileSync("umount", ["--lazy", path]);
      rmSync(path, { recursive: true, force: true });
    },
  };
}
