import { decodeText } from "../reading/decode-text.ts";
import { oleNames } from "./package/ole-names.ts";
import { bytesSource, openZip } from "./package/open-zip.ts";

/** What a file is by its content. */
export type Content =
  | "docx"
  | "xlsx"
  | "pptx"
  | "ofd"
  | "zip"
  | "doc"
  | "xls"
  | "pdf"
  | "rtf"
  | "html"
  | "text"
  | "empty"
  | "ppt"
  /** An OLE container whose directory is lost or unknown. */
  | "ole"
  | "encrypted-office"
  | "opendocument"
  | "program"
  | "picture"
  | "archive"
  | "unknown";

const magic: readonly (readonly [Content, readonly number[]])[] = [
  ["program", [0x4d, 0x5a]],
  ["program", [0x7f, 0x45, 0x4c, 0x46]],
  ["picture", [0xff, 0xd8, 0xff]],
  ["picture", [0x89, 0x50, 0x4e, 0x47]],
  ["picture", [0x47, 0x49, 0x46, 0x38]],
  ["picture", [0x42, 0x4d]],
  ["picture", [0x49, 0x49, 0x2a, 0x00]],
  ["archive", [0x52, 0x61, 0x72, 0x21]],
  ["archive", [0x37, 0x7a, 0xbc, 0xaf]],
  ["archive", [0x1f, 0x8b]],
];

/** Tells a file's format by its first bytes and, for containers, by what they hold. Never throws. */
export function sniffFormat(bytes: Uint8Array): Content {
  if (bytes.length === 0) return "empty";
  const starts = (signature: readonly number[]): boolean => signature.every((byte, at) => bytes[at] === byte);
  if (starts([0x50, 0x4b, 3, 4]) || starts([0x50, 0x4b, 5, 6])) return zipContent(bytes);
  if (starts([0xd0, 0xcf, 0x11, 0xe0])) return oleContent(bytes);
  const head = Buffer.from(bytes.subarray(0, 1024)).toString("latin1");
  if (head.includes("%PDF-")) return "pdf";
  if (head.startsWith("{\\rtf")) return "rtf";
  for (const [content, signature] of magic) if (starts(signature) && !isText(bytes)) return content;
  if (!isText(bytes)) return "unknown";
  return /^[\s\u00ef\u00bb\u00bf]*<(?:!doctype html|html|\?xml[^>]*>\s*<html|head|body|table)/iu.test(head)
    ? "html"
    : "text";
}

function zipContent(bytes: Uint8Array): Content {
  try {
    const zip = openZip(bytesSource(bytes));
    const has = (pattern: RegExp): boolean => zip.entries.some(({ name }) => pattern.test(name));
    if (has(/^OFD\.xml$/iu)) return "ofd";
    if (has(/^word\/document\.?\w*\.xml$/u)) return "docx";
    if (has(/^xl\/workbook\.(?:xml|bin)$/u)) return "xlsx";
    if (has(/^ppt\/presentation\.xml$/u)) return "pptx";
    if (has(/^mimetype$/u) && has(/^content\.xml$/u)) return "opendocument";
    return "zip";
  } catch {
    // Cut off: the reader that the name asks for says so.
    return "zip";
  }
}

function oleContent(bytes: Uint8Array): Content {
  const streams = oleNames(bytes);
  if (streams.has("EncryptedPackage")) return "encrypted-office";
  if (streams.has("WordDocument")) return "doc";
  if (streams.has("Workbook") || streams.has("Book")) return "xls";
  return streams.has("PowerPoint Document") ? "ppt" : "ole";
}

/** Text in any of the encodings that are read, as far as the first kilobytes tell. */
function isText(bytes: Uint8Array): boolean {
  try {
    decodeText(bytes.subarray(0, 4096));
    return true;
  } catch {
    return false;
  }
}
