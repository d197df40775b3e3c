import { lstat, readdir, realpath, stat } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import type { RejectedFile } from "../domain/reload.ts";
import { IngestionError } from "../errors.ts";

export interface ScannedFile {
  /** Relative to the knowledge folder, `/` as separator, NFC. */
  readonly file: string;
  readonly absolute: string;
  readonly size: number;
}

export interface FolderScan {
  readonly files: readonly ScannedFile[];
  readonly rejected: readonly RejectedFile[];
}

/** Names that steer the program instead of being read as documents (only at the top level). */
const settingNames = new Set([
  "glossary.tsv",
  "lexicon.tsv",
  "formulations.tsv",
  "catalog.csv",
  "contacts.csv",
  "holidays.csv",
  "SOURCES.tsv",
]);

function isSetting(name: string, isFolder: boolean): boolean {
  return isFolder ? name === "kinds" : settingNames.has(name) || /^README/iu.test(name);
}

/** Hidden files and the lock files Word and WPS leave beside an open document. */
function isIgnored(name: string): boolean {
  return name.startsWith(".") || name.startsWith("~$");
}

/**
 * Lists every file below `folder`, sorted by name.
 * @throws IngestionError when the folder itself cannot be read.
 */
export async function scanFolder(folder: string): Promise<FolderScan> {
  const files: ScannedFile[] = [];
  const rejected: RejectedFile[] = [];
  const root = await realpath(folder).catch((cause: unknown) => {
    throw new IngestionError(
      `资料文件夹打不开：${folder}`,
      "请检查路径和读取权限，或用 KNOWLEDGE_DIR / --knowledge 指定",
      { cause },
    );
  });

  async function walk(directory: string): Promise<void> {
    const entries = await readdir(directory, { withFileTypes: true });
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const absolute = join(directory, entry.name);
      const file = relative(root, absolute).split(sep).join("/").normalize("NFC");
      if (isIgnored(entry.name) || (directory === root && isSetting(entry.name, entry.isDirectory())))
        continue;
      if (entry.isSymbolicLink() && !(await pointsInside(absolute))) {
        rejected.push({ file, reason: "是指向资料文件夹之外的链接", fix: "请把文件本身复制进来" });
        continue;
      }
      await visit(absolute, file);
    }
  }

  async function pointsInside(link: string): Promise<boolean> {
    const target = await realpath(link).catch(() => null);
    return target !== null && target.startsWith(root + sep) && !(await lstat(target)).isDirectory();
  }

  async function visit(absolute: string, file: string): Promise<void> {
    try {
      const info = await stat(absolute);
      if (info.isDirectory()) await walk(absolute);
      else if (info.isFile()) files.push({ file, absolute, size: info.size });
    } catch {
      rejected.push({ file, reason: "没有读取权限或读取时出错", fix: "请检查文件权限后重新加载" });
    }
  }

  try {
    await walk(root);
  } catch (cause) {
    throw new IngestionError(
      `资料文件夹打不开：${folder}`,
      "请检查读取权限，或用 KNOWLEDGE_DIR / --knowledge 指定",
      { cause },
    );
  }
  return { files, rejected };
}
