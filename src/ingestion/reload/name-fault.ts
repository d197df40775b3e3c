import { BusyError, IngestionError, YoujuError } from "../../errors.ts";

/** What Node calls them, and SQLite's result codes for the same (lower byte of `errcode`). */
const diskFull = { codes: ["ENOSPC", "EDQUOT"], results: [13] };
const notWritable = { codes: ["EROFS", "EACCES", "EPERM"], results: [8, 14, 23] };
const busy = { codes: [], results: [5, 6] };
const broken = { codes: ["EIO"], results: [10, 11, 26] };

/** An error of the machine in words that say what to do; other errors as they are. */
export function nameFault(error: unknown): { name: string; message: string; fix: string } {
  const named = rename(error);
  const fix = named instanceof YoujuError ? named.fix : "";
  return { name: named.name, message: named.message, fix };
}

function rename(error: unknown): Error {
  const fault = error instanceof Error ? error : new Error(String(error));
  if (fault instanceof YoujuError) return fault;
  const is = ({ codes, results }: { codes: readonly string[]; results: readonly number[] }): boolean => {
    const { code, errcode } = fault as { code?: unknown; errcode?: unknown };
    return codes.includes(String(code)) || (typeof errcode === "number" && results.includes(errcode & 0xff));
  };
  const options = { cause: fault };
  if (is(diskFull))
    return new IngestionError(
      "磁盘已满，索引没有更新，原有资料不变",
      "清理磁盘后再运行 youju reload",
      options,
    );
  if (is(notWritable))
    return new IngestionError("数据文件夹不能写入，索引没有更新", "请检查 DATA_DIR 的写入权限", options);
  if (is(busy)) return new BusyError("数据文件正被另一个程序占用，索引没有更新", "请稍后再试", options);
  if (is(broken))
    return new IngestionError("数据文件读写出错，索引没有更新", "请检查磁盘，然后重新启动程序", options);
  return fault;
}
