import { mkdirSync } from "node:fs";
import { ConfigError } from "../errors.ts";
import { finishRestore } from "./backup/finish-restore.ts";

/** Before anything in it is opened; a restore that was cut off is finished first. @throws ConfigError */
export function prepareDataFolder(dataDir: string): void {
  try {
    // What people asked, drafted and are allowed is in there: nobody else on this computer reads it.
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    finishRestore(dataDir);
  } catch (cause) {
    throw new ConfigError(`数据文件夹不能使用：${dataDir}`, "请用 DATA_DIR 或 --data 指定一个可写的文件夹", {
      cause,
    });
  }
}
