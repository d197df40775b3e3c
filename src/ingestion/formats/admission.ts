import { extname } from "node:path";
import { IngestionError } from "../../errors.ts";
import { limits } from "./limits.ts";
import { tooLarge } from "./package/unsafe-content.ts";
import type { Content } from "./sniff-format.ts";

/** Read in the ingestion thread itself: nothing in them can hang or explode. */
const plainExtensions = new Set([".md", ".markdown", ".txt"]);

/** Extension → contents that are honest under that name (an .xls is often an HTML table or plain text). */
const word: readonly Content[] = ["docx", "doc", "rtf", "html"];
const sheet: readonly Content[] = ["xlsx", "xls", "html", "text"];
export const admitted: Readonly<Record<string, readonly Content[]>> = {
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

/** Also by size: what is too large is not even read. @throws IngestionError */
export function admitFile(file: string, size: number): void {
  admitName(file);
  const largest = isPlain(file) ? limits.textFile : limits.file;
  if (size > largest) throw tooLarge(`${Math.round(size / 1024 / 1024)} MB`);
}
