import { readdirSync, statSync } from "node:fs";
import { lstat, realpath } from "node:fs/promises";
import { relative, sep } from "node:path";
import { setImmediate } from "node:timers/promises";
import type { RejectedFile } from "../../domain/operation/reload.ts";
import { IngestionError } from "../../errors.ts";
import { isArchive, scanArchive } from "./scan-archive.ts";
import { stampOf } from "./file-stamp.ts";

export interface ScannedFile {
  /** Relative to the knowledge folder, `/` as separator, NFC. */
  readonly file: string;
  readonly absolute: string;
  readonly size: number;
  /** See `stampOf`. */
  readonly stamp: string;
  /** The bytes of a member of an archive; `absolute`, `stamp` are then the archive's. @throws IngestionError */
  readonly member?: () => Uint8Array;
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

const twinName = {
  reason: "与另一个文件同名，只是文字编码形式不同（NFC/NFD），只收录其中一个",
  fix: "请改名后重新加载",
};

/** Entries looked at between two turns of the event loop, where a cancel may wait: about 10 ms. */
const entriesPerTurn = 1000;

/**
 * Lists every file below `folder`, sorted by name. Synchronous calls: this runs in the ingestion thread,
 * and 55,000 files take 0.4 s instead of 2.6 s.
 * @throws IngestionError when the folder itself cannot be read.
 */
export async function scanFolder(folder: string): Promise<FolderScan> {
  const files: ScannedFile[] = [];
  const rejected: RejectedFile[] = [];
  /** Two names may be the same text in two Unicode forms: the first one is read. */
  const taken = new Set<string>();
  let seen = 0;
  const root = await realpath(folder).catch((cause: unknown) => {
    throw new IngestionError(
      `资料文件夹打不开：${folder}`,
      "请检查路径和读取权限，或用 KNOWLEDGE_DIR / --knowledge 指定",
      { cause },
    );
  });

  /** `inside` is the directory's name below the root with `/` at its end, or empty. */
  async function walk(directory: string, inside: string): Promise<void> {
    const entries = readdirSync(directory, { withFileTypes: true });
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      seen += 1;
      if (seen % entriesPerTurn === 0) await setImmediate();
      const absolute = directory + sep + entry.name;
      const file = (inside + entry.name).normalize("NFC");
      if (isIgnored(entry.name)) continue;
      if (directory === root && isSetting(entry.name, entry.isDirectory())) continue;
      if (entry.isSymbolicLink() && !(await pointsInside(absolute))) {
        rejected.push({ file, reason: "是指向资料文件夹之外的链接", fix: "请把文件本身复制进来" });
        continue;
      }
      await visit(absolute, inside + entry.name);
    }
  }

  async function pointsInside(link: string): Promise<boolean> {
    const target = await realpath(link).catch(() => null);
    return target !== null && target.startsWith(root + sep) && !(await lstat(target)).isDirectory();
  }

  function take(found: ScannedFile): void {
    if (taken.has(found.file)) {
      rejected.push({ file: relative(root, found.absolute), ...twinName });
      return;
    }
    taken.add(found.file);
    if (!isArchive(found.file)) {
      files.push(found);
      return;
    }
    const inside = scanArchive(found, isIgnored);
    files.push(...inside.files);
    rejected.push(...inside.rejected);
  }

  async function visit(absolute: string, name: string): Promise<void> {
    const file = name.normalize("NFC");
    try {
      const info = statSync(absolute);
      if (info.isDirectory()) await walk(absolute, `${name}/`);
      else if (info.isFile()) take({ file, absolute, size: info.size, stamp: stampOf(info) });
    } catch {
      rejected.push({ file, reason: "没有读取权限或读取时出错", fix: "请检查文件权限后重新加载" });
    }
  }

  try {
    await walk(root, "");
  } catch (cause) {
    throw new IngestionError(
      `资料文件夹打不开：${folder}`,
      "请检查读取权限，或用 KNOWLEDGE_DIR / --knowledge 指定",
      { cause },
    );
  }
  return { files, rejected };
}
