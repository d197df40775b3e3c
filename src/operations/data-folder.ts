import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ConfigError, machineErrorOf } from "../errors.ts";
import { finishRestore } from "./backup/finish-restore.ts";

/**
 * Before anything in it is opened; a restore that was cut off is finished first.
 * @throws ConfigError when nothing can be written there, MachineError when the disk is full.
 */
export function prepareDataFolder(dataDir: string): void {
  try {
    // What people asked, drafted and are allowed is in there: nobody else on this computer reads it.
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    finishRestore(dataDir);
    tryToWrite(dataDir);
  } catch (cause) {
    const machine = machineErrorOf(cause);
    if (machine?.fault === "disk-full") throw machine;
    throw new ConfigError(`数据文件夹不能使用：${dataDir}`, "请用 DATA_DIR 或 --data 指定一个可写的文件夹", {
      cause,
    });
  }
}

/** A mounted stick or a share may be there and take nothing: better said now than by a database. */
function tryToWrite(dataDir: string): void {
  const file = join(dataDir, `.writable-${process.pid}`);
  writeFileSync(file, "");
  rmSync(file);
}
