import { BusyError, IngestionError, machineErrorOf, type MachineFault, YoujuError } from "../../errors.ts";

/** What a fault of the machine means for a reload. */
const outcomes: Readonly<Record<MachineFault, readonly [message: string, fix: string]>> = {
  "disk-full": ["磁盘已满，索引没有更新，原有资料不变", "清理磁盘后再运行 youju reload"],
  "not-writable": ["数据文件夹不能写入，索引没有更新", "请检查 DATA_DIR 的写入权限"],
  busy: ["数据文件正被另一个程序占用，索引没有更新", "请稍后再试"],
  damaged: ["数据文件已损坏，索引没有更新", "请重新启动程序，它会从资料文件夹重建索引"],
  unreadable: ["数据文件读写出错，索引没有更新", "请检查磁盘，然后重新启动程序"],
  "too-many-files": [
    "打开的文件太多，索引没有更新",
    "请把打开文件数的上限调到 4096 以上（ulimit -n 或 LimitNOFILE）后重新启动",
  ],
};

/** An error of the machine in words that say what to do; other errors as they are. */
export function nameFault(error: unknown): { name: string; message: string; fix: string } {
  const named = rename(error);
  const fix = named instanceof YoujuError ? named.fix : "";
  return { name: named.name, message: named.message, fix };
}

function rename(error: unknown): Error {
  const machine = machineErrorOf(error);
  if (machine === null) return error instanceof Error ? error : new Error(String(error));
  const [message, fix] = outcomes[machine.fault];
  if (machine.fault === "busy") return new BusyError(message, fix, { cause: error });
  return new IngestionError(message, fix, { cause: error });
}
