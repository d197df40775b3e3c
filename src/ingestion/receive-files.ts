import { randomBytes } from "node:crypto";
import { lstat, mkdir, open, readdir, realpath, rename, rm } from "node:fs/promises";
import { basename, dirname, join, sep } from "node:path";
import type { DocumentKind } from "../domain/documents/document.ts";
import type { IncomingFile, UploadRequest, UploadResult } from "../domain/operation/upload.ts";
import { IngestionError } from "../errors.ts";

const folders: Readonly<Record<DocumentKind, string>> = { policy: "policies", report: "reports" };

/** Linux ends a name at 255 bytes; the temporary name beside it needs some of them. */
const nameBytes = 220;
const depth = 8;
/** Names that Windows keeps for devices, and signs it forbids: the folder may lie on a shared drive. */
const deviceName = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/iu;
// oxlint-disable-next-line no-control-regex
const forbiddenSigns = /[\u0000-\u001f\u007f<>:"|?*]/u;

/** A file that was written aside and is not in its place yet. */
export interface UploadedCopy extends IncomingFile {
  /** Where the copy lies; it is removed when the file is refused. */
  readonly path: string;
}

/** @throws to refuse the file. */
export type InspectUpload = (copy: UploadedCopy) => Promise<void>;

/**
 * Writes each file below `policies/` or `reports/` of the knowledge folder: whole or not at all, by a
 * hidden temporary file beside it. One bad file does not hold up the others.
 */
export async function receiveFiles(
  knowledgeDir: string,
  { kind, files }: UploadRequest,
  inspect: InspectUpload,
): Promise<UploadResult> {
  const saved: { file: string; replaced: boolean }[] = [];
  const rejected: { file: string; reason: string; fix: string }[] = [];
  for (const file of files) {
    try {
      const place = `${folders[kind]}/${safePath(file.name)}`;
      saved.push({ file: place, replaced: await writeWhole(knowledgeDir, place, file, inspect) });
    } catch (error) {
      const { message, fix } = explain(error);
      rejected.push({ file: file.name, reason: message, fix });
    }
  }
  return { saved, rejected };
}

/** The sender's path with `/` between its parts. @throws IngestionError when it could lead elsewhere. */
export function safePath(name: string): string {
  const parts = name.normalize("NFC").replaceAll("\\", "/").split("/");
  if (parts.length > depth) throw new IngestionError("文件夹层数太多", `最多 ${depth} 层`);
  for (const part of parts) {
    if (part === "" || part === "." || part === ".." || forbiddenSigns.test(part))
      throw new IngestionError("文件名不能使用", "请去掉特殊符号后重新上传");
    if (part.startsWith(".") || part.startsWith("~$"))
      throw new IngestionError("隐藏文件和临时文件不收", "请上传文件本身");
    if (deviceName.test(part) || /[. ]$/u.test(part))
      throw new IngestionError("文件名不能使用", "请改名后重新上传");
    if (Buffer.byteLength(part) > nameBytes) throw new IngestionError("文件名太长", "最多约 70 个汉字");
  }
  return parts.join("/");
}

/** True when a file of that name was there before; a refused file leaves no copy behind. */
async function writeWhole(
  knowledgeDir: string,
  file: string,
  { name, bytes }: IncomingFile,
  inspect: InspectUpload,
): Promise<boolean> {
  const root = await realpath(knowledgeDir);
  const target = join(root, file);
  await mkdir(dirname(target), { recursive: true });
  // A link inside the folder may lead out of it: where it leads is what counts.
  const folder = await realpath(dirname(target));
  if (!`${folder}${sep}`.startsWith(`${root}${sep}`))
    throw new IngestionError("文件夹是指向别处的链接", "请换一个文件夹");
  const place = join(folder, basename(target));
  const before = await lstat(place).catch(() => null);
  if (before !== null && !before.isFile())
    throw new IngestionError("同名的文件夹或链接已存在", "请改名后重新上传");
  await removeLeftovers(folder);
  const temporary = join(folder, `.upload-${randomBytes(8).toString("hex")}`);
  try {
    const handle = await open(temporary, "wx", 0o644);
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await inspect({ name, bytes, path: temporary });
    await rename(temporary, place);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  return before !== null;
}

const leftover = /^\.upload-[\da-f]{16}$/u;
/** No upload takes so long: whoever wrote it is dead. */
const leftoverAgeMs = 3_600_000;

/** Copies whose program was killed before it could put them in their place. */
async function removeLeftovers(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!leftover.test(name)) continue;
    const file = join(folder, name);
    const info = await lstat(file).catch(() => null);
    if (info !== null && Date.now() - info.mtimeMs > leftoverAgeMs) await rm(file, { force: true });
  }
}

function explain(error: unknown): { readonly message: string; readonly fix: string } {
  if (error instanceof IngestionError) return error;
  switch ((error as NodeJS.ErrnoException).code) {
    case "ENOSPC":
    case "EDQUOT":
      return { message: "磁盘空间不够", fix: "请腾出空间后重新上传" };
    case "EACCES":
    case "EPERM":
    case "EROFS":
      return { message: "资料文件夹不能写入", fix: "请管理员检查文件夹权限" };
    case "ENOTDIR":
    case "EEXIST":
      return { message: "同名的文件已存在，不能当作文件夹", fix: "请改名后重新上传" };
    default:
      return { message: "保存失败", fix: "请重试；仍不行请查看日志" };
  }
}
