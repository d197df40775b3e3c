import { IngestionError } from "../../errors.ts";

/** Share of control characters above which a "text" is taken for a binary file. */
const controlLimit = 0.01;

/**
 * Bytes of a text file to a string: byte order marks first, then UTF-8, then GB18030 (what Chinese
 * Windows editors write).
 * @throws IngestionError for binary content.
 */
export function decodeText(bytes: Uint8Array): string {
  const text = decode(bytes);
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  const controls = text.match(/[\u0000-\u0008\u000e-\u001f\ufffd]/gu)?.length ?? 0;
  if (controls > text.length * controlLimit) {
    throw new IngestionError("不是文本文件，或编码无法识别", "请用 UTF-8 或 GB18030 编码另存为 .txt 后放回");
  }
  // oxlint-disable-next-line no-control-regex
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufeff]/gu, "");
}

function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("gb18030").decode(bytes);
  }
}
