import { existsSync, readdirSync, statfsSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { check, type Check } from "./check.ts";

const mebibyte = 1024 * 1024;
/** A new index is written beside the old one, and databases grow until they are cleaned. */
const leastBytes = 500 * mebibyte;

/** Whether a whole new index fits beside what lies there. */
export function checkDisk(dataDir: string): Check {
  const { bavail, bsize } = statfsSync(existing(dataDir));
  const free = bavail * bsize;
  const used = existsSync(dataDir) ? bytesBelow(dataDir) : 0;
  const needed = Math.max(leastBytes, used * 2);
  const size = (bytes: number): string => `${Math.round(bytes / mebibyte)} MB`;
  return check(
    "磁盘空间",
    free >= needed,
    `剩余 ${size(free)}，数据占 ${size(used)}`,
    `更新索引时要同时放下新旧两份，请至少腾出 ${size(needed)}`,
  );
}

/** The folder, or the nearest one above it that is there. */
function existing(folder: string): string {
  return existsSync(folder) || dirname(folder) === folder ? folder : existing(dirname(folder));
}

function bytesBelow(folder: string): number {
  let bytes = 0;
  for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    const info = statSync(join(folder, name), { throwIfNoEntry: false });
    if (info?.isFile() === true) bytes += info.size;
  }
  return bytes;
}
