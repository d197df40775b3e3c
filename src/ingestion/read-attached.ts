import type { IncomingFile } from "../domain/operation/upload.ts";
import { IngestionError } from "../errors.ts";
import { noSettings } from "./build-document.ts";
import { admitFile } from "./formats/admission.ts";
import { loadDocument, type LoadedDocument } from "./load-document.ts";
import type { FileParser } from "./parsing/parser-process.ts";
import { isArchive } from "./scanning/scan-archive.ts";

/** Some 1,500 printed pages: longer ones belong into the base. */
const mostCharacters = 1_000_000;
const longestName = 200;

/**
 * Reads a file that is asked about, as a reload would, marks included; nothing of it is kept.
 * @throws ClassifiedError, IngestionError when it must not or cannot be read.
 */
export async function readAttached(
  { name, bytes }: IncomingFile,
  parser: FileParser,
): Promise<LoadedDocument> {
  if (isArchive(name)) throw new IngestionError("压缩包里有多份文件，不能直接提问", "请解压后选其中一份再问");
  admitFile(name, bytes.length);
  if (bytes.length === 0) throw new IngestionError("文件是空的", "请确认文件内容后重新发送");
  const file = name.slice(-longestName);
  const loaded = await loadDocument({ file, bytes, fileHash: "", settings: noSettings }, parser);
  const { length } = loaded.document.text;
  if (length > mostCharacters) {
    throw new IngestionError(
      `文件太长（约 ${Math.round(length / 10_000)} 万字），不能直接提问`,
      "请拆分后再问，或由管理员收入资料库",
    );
  }
  return loaded;
}
