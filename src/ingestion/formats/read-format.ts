import { IngestionError } from "../../errors.ts";
import type { FormatReading, ReadContext } from "./format-reading.ts";
import { limits } from "./limits.ts";
import { damaged, tooLarge } from "./package/unsafe-content.ts";
import { chooseReader } from "./choose-reader.ts";
import { sniffFormat } from "./sniff-format.ts";

/** Reads any file but plain text. @throws IngestionError for everything that cannot be read. */
export async function readFormat(bytes: Uint8Array, context: ReadContext): Promise<FormatReading> {
  const content = sniffFormat(bytes);
  const isText = content === "text" || content === "html" || content === "rtf";
  if (bytes.length > (isText ? limits.textFile : limits.file))
    throw tooLarge(`${Math.round(bytes.length / 1024 / 1024)} MB`);
  const reader = chooseReader(context.file, content);
  let found: FormatReading;
  try {
    found = await reader(bytes, context);
  } catch (error) {
    if (error instanceof IngestionError) throw error;
    // A parser's own exception means content that its format does not allow.
    throw damaged("解析出错", error);
  }
  if (found.lines.every((line) => line.text.trim() === ""))
    throw new IngestionError(
      "文件里没有读出文字",
      "如果内容是图片，请先识别成文字，另存为 docx 或 PDF 后放入",
    );
  return found;
}
