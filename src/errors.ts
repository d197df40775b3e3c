/** Errors say who failed and how to mend it; `fix` is one sentence for the person at the keyboard. */
export class YoujuError extends Error {
  override readonly name: string = "YoujuError";
  readonly fix: string;

  constructor(message: string, fix: string, options?: ErrorOptions) {
    super(message, options);
    this.fix = fix;
  }
}

/** The environment or an option is wrong. */
export class ConfigError extends YoujuError {
  override readonly name = "ConfigError";
}

/** The command line was used wrongly: exit code 2. */
export class UsageError extends YoujuError {
  override readonly name = "UsageError";
}

/** A file or the knowledge folder could not be read. */
export class IngestionError extends YoujuError {
  override readonly name: string = "IngestionError";
  /** The file must not be here at all: a version indexed before is dropped, not kept as stale. */
  readonly dropsPrevious: boolean;

  constructor(
    message: string,
    fix: string,
    options: ErrorOptions & { readonly dropsPrevious?: boolean } = {},
  ) {
    super(message, fix, options);
    this.dropsPrevious = options.dropsPrevious ?? false;
  }
}

/** A document bears a 密级. The sentence is fixed; nothing of the document goes into it but the mark. */
export class ClassifiedError extends IngestionError {
  override readonly name = "ClassifiedError";
  readonly mark: string;

  constructor(mark: string) {
    super(
      `检测到密级标志“${mark}”，本系统不得处理涉密文件，请立即停止并报本单位保密工作机构。`,
      "请立即停止并报本单位保密工作机构，由其处理该文件",
      { dropsPrevious: true },
    );
    this.mark = mark;
  }
}

/** The saved index does not fit this program or these files. */
export class IndexMismatchError extends YoujuError {
  override readonly name = "IndexMismatchError";
}

/** A model file that came with the program is missing or not what it was. */
export class ModelFileError extends YoujuError {
  override readonly name = "ModelFileError";
}

/** An embedding endpoint did not give usable vectors. */
export class EmbeddingError extends YoujuError {
  override readonly name = "EmbeddingError";
}

export type ModelFault =
  | "refused-key"
  | "unknown-model"
  | "busy"
  | "timeout"
  | "unreachable"
  | "failed"
  | "cut"
  | "garbled"
  | "empty"
  | "too-long";

/** A chat model did not give a usable reply; the answer is then made without it. */
export class ModelError extends YoujuError {
  override readonly name = "ModelError";
  readonly fault: ModelFault;

  constructor(fault: ModelFault, message: string, fix: string) {
    super(message, fix);
    this.fault = fault;
  }
}

/** Another process is writing the index. */
export class BusyError extends YoujuError {
  override readonly name = "BusyError";
}

/** A backup could not be made or put back. */
export class BackupError extends YoujuError {
  override readonly name = "BackupError";
}

/** The machine under the program failed it: no room, no right, a broken file. */
export class MachineError extends YoujuError {
  override readonly name = "MachineError";
  readonly fault: MachineFault;

  constructor(fault: MachineFault, options?: ErrorOptions) {
    const [message, fix] = machineFaults[fault].words;
    super(message, fix, options);
    this.fault = fault;
  }
}

export type MachineFault = keyof typeof machineFaults;

/** By Node's codes and SQLite's result codes (lower byte of `errcode`). */
const machineFaults = {
  "disk-full": { codes: ["ENOSPC", "EDQUOT"], results: [13], words: ["磁盘已满", "请清理磁盘后重试"] },
  "not-writable": {
    codes: ["EROFS", "EACCES", "EPERM"],
    results: [8, 14, 23],
    words: ["数据文件夹不能写入", "请检查 DATA_DIR 的写入权限"],
  },
  busy: { codes: [], results: [5, 6], words: ["数据文件正被另一个程序占用", "请稍后再试"] },
  damaged: {
    codes: [],
    results: [11, 26],
    words: ["数据文件已损坏", "请重新启动程序，它会从资料文件夹重建索引；仍不行请用 youju restore 恢复备份"],
  },
  unreadable: {
    codes: ["EIO"],
    results: [10],
    words: ["数据文件读写出错", "请检查磁盘，然后重新启动程序"],
  },
  "too-many-files": {
    codes: ["EMFILE", "ENFILE"],
    results: [],
    words: ["打开的文件太多", "请把打开文件数的上限调到 4096 以上（ulimit -n 或 LimitNOFILE）后重新启动"],
  },
} as const satisfies Record<
  string,
  { codes: readonly string[]; results: readonly number[]; words: readonly [string, string] }
>;

/** An error of the machine in words that say what to do; null for any other error. */
export function machineErrorOf(error: unknown): MachineError | null {
  if (error instanceof MachineError) return error;
  if (!(error instanceof Error) || error instanceof YoujuError) return null;
  const { code, errcode } = error as { code?: unknown; errcode?: unknown };
  for (const [fault, { codes, results }] of Object.entries(machineFaults)) {
    const is =
      (codes as readonly string[]).includes(String(code)) ||
      (typeof errcode === "number" && (results as readonly number[]).includes(errcode & 0xff));
    if (is) return new MachineError(fault as MachineFault, { cause: error });
  }
  return null;
}

/** One line for a person: what went wrong and what to do. */
export function describeError(error: unknown): string {
  const known = error instanceof YoujuError ? error : machineErrorOf(error);
  if (known !== null) return `${known.message}${known.fix ? `（${known.fix}）` : ""}`;
  return error instanceof Error ? error.message : String(error);
}
