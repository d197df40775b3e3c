import { IngestionError } from "../../errors.ts";
import { admitName, admitted, extensionOf } from "./admission.ts";
import type { FormatReader } from "./format-reading.ts";
import { readOfd } from "./ofd/read-ofd.ts";
import { encrypted } from "./package/unsafe-content.ts";
import { readPdf } from "./pdf/read-pdf.ts";
import { readRtf } from "./rtf/read-rtf.ts";
import { readCsv } from "./sheets/read-csv.ts";
import { readWorkbook } from "./sheets/read-workbook.ts";
import { readPptx } from "./slides/read-pptx.ts";
import type { Content } from "./sniff-format.ts";
import { readHtml } from "./text/read-html.ts";
import { readDoc } from "./word/read-doc.ts";
import { readDocx } from "./word/read-docx.ts";

/** Readers by content; a name's extension only admits the file. */
const readers: Partial<Record<Content, FormatReader>> = {
  docx: readDocx,
  doc: readDoc,
  rtf: readRtf,
  html: readHtml,
  pdf: readPdf,
  ofd: readOfd,
  xlsx: readWorkbook,
  xls: readWorkbook,
  pptx: readPptx,
};

const contentNames: Partial<Record<Content, string>> = {
  program: "程序",
  picture: "图片",
  archive: "压缩包",
  zip: "压缩包",
  opendocument: "OpenDocument 文件",
  ppt: "PowerPoint 97-2003 文件",
  pdf: "PDF",
  ofd: "OFD",
  text: "纯文本",
  html: "网页",
  docx: "Word 文档",
  doc: "Word 文档",
  rtf: "RTF 文档",
  xlsx: "Excel 表格",
  xls: "Excel 表格",
  pptx: "PowerPoint 文件",
};

/** The reader for this name and content. @throws IngestionError when the two do not fit. */
export function chooseReader(file: string, content: Content): FormatReader {
  admitName(file);
  const extension = extensionOf(file);
  if (content === "empty") throw new IngestionError("文件是空的（0 字节）", "请重新复制或下载一份");
  if (content === "encrypted-office") throw encrypted();
  if ((admitted[extension] ?? []).includes(content)) {
    if (content === "text") return extension.startsWith(".h") ? readHtml : readCsv;
    const reader = readers[content];
    if (reader !== undefined) return reader;
  }
  // Cut off or damaged: the reader of the promised format knows what is missing.
  const contents = admitted[extension] ?? [];
  const promised = readers[contents.find((one) => !isOle(one) === (content !== "ole")) ?? "unknown"];
  if (["zip", "ole", "unknown"].includes(content) && promised !== undefined) return promised;
  throw new IngestionError(
    `文件内容是${contentNames[content] ?? "别的格式"}，与扩展名 ${extension} 不符`,
    "请改成正确的扩展名；如果来路不明，请不要打开",
  );
}

function isOle(content: Content): boolean {
  return content === "doc" || content === "xls";
}
