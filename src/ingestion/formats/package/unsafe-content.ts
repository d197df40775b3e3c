import { IngestionError } from "../../../errors.ts";

/** The file is not what its format promises: cut off, damaged, or made by something else. */
export function damaged(what: string, cause?: unknown): IngestionError {
  return new IngestionError(
    `文件不完整或已损坏（${what}）`,
    "请重新复制或下载一份；仍不行就用 Word/WPS 打开后另存为 docx 或 PDF",
    { cause },
  );
}

/** The file would cost more than any honest document does. */
export function tooLarge(what: string): IngestionError {
  return new IngestionError(
    `内容过大（${what}），已停止读取`,
    "请拆成几个较小的文件，或删去与文字无关的内容后放回",
  );
}

export function encrypted(): IngestionError {
  return new IngestionError("文件有密码或已加密", "请解除密码后另存为 docx 或 PDF 再放入");
}
