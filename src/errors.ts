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

/** One line for a person: what went wrong and what to do. */
export function describeError(error: unknown): string {
  if (error instanceof YoujuError) return `${error.message}${error.fix ? `（${error.fix}）` : ""}`;
  return error instanceof Error ? error.message : String(error);
}
