import { extname } from "node:path";
import { IngestionError } from "../../errors.ts";
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

/** Read in the ingestion thread itself: nothing in them can hang or explode. */
const plainExtensions = new Set([".md", ".markdown", ".txt"]);

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

/** Extension → contents that are honest under that name (an .xls is often an HTML table or plain text). */
const word: readonly Content[] = ["docx", "doc", "rtf", "html"];
const sheet: readonly Content[] = ["xlsx", "xls", "html", "text"];
const admitted: Readonly<Record<string, readonly Content[]>> = {
  ".docx": word,
  ".docm": word,
  ".doc": word,
  ".wps": word,
  ".rtf": word,
  ".html": ["html", "text"],
  ".htm": ["html", "text"],
  ".pdf": ["pdf"],
  ".ofd": ["ofd"],
  ".xlsx": sheet,
  ".xlsm": sheet,
  ".xls": sheet,
  ".et": sheet,
  ".csv": ["text", "xlsx", "xls"],
  ".pptx": ["pptx"],
  ".pptm": ["pptx"],
  ".dps": ["pptx"],
};

const saveAs = "请用原来的软件打开，另存为 docx 或 PDF 后放入";
const refused: Readonly<Record<string, string>> = {
  ".ceb": "方正 CEB 版式文件",
  ".gd": "书生 GD 版式文件",
  ".gw": "书生 GW 公文文件",
  ".sep": "书生 SEP 版式文件",
  ".caj": "知网 CAJ 文件",
  ".ppt": "PowerPoint 97-2003 文件",
  ".odt": "OpenDocument 文件",
  ".ods": "OpenDocument 表格",
  ".pages": "Pages 文件",
  ".mht": "单个网页文件",
  ".mhtml": "单个网页文件",
};
const archives = new Set([".rar", ".7z", ".tar", ".gz", ".tgz", ".bz2"]);
const pictures = new Set([".jpg", ".jpeg", ".png", ".bmp", ".gif", ".tif", ".tiff"]);

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

export function extensionOf(file: string): string {
  return extname(file).toLowerCase();
}

export function isPlain(file: string): boolean {
  return plainExtensions.has(extensionOf(file));
}

/** @throws IngestionError for a name that no reader takes, before its bytes are read. */
export function admitName(file: string): void {
  const extension = extensionOf(file);
  if (plainExtensions.has(extension) || admitted[extension] !== undefined) return;
  const name = refused[extension];
  if (name !== undefined) throw new IngestionError(`不支持 ${extension}（${name}）`, saveAs);
  if (archives.has(extension))
    throw new IngestionError(`不支持 ${extension} 压缩包`, "请解压后放入，或改用 .zip 压缩");
  if (pictures.has(extension))
    throw new IngestionError(`不支持图片（${extension}）`, "请把图片合成 PDF 后放入，扫描件会尝试识别");
  throw new IngestionError(`暂不支持 ${extension || "没有扩展名"} 的文件`, "请另存为 docx、PDF 或 txt");
}

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
  const promised = readers[(admitted[extension] ?? [])[0] ?? "unknown"];
  if ((content === "zip" || content === "unknown") && promised !== undefined) return promised;
  throw new IngestionError(
    `文件内容是${contentNames[content] ?? "别的格式"}，与扩展名 ${extension} 不符`,
    "请改成正确的扩展名；如果来路不明，请不要打开",
  );
}
