import { mkdirSync } from "node:fs";
import { ConfigError } from "../../errors.ts";

/** @throws ConfigError when the folder cannot be made. */
export function prepareDataFolder(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true });
  } catch (cause) {
    throw new ConfigError(`数据文件夹不能使用：${dataDir}`, "请用 DATA_DIR 或 --data 指定一个可写的文件夹", {
      cause,
    });
  }
}
