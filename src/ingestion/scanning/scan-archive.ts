import { closeSync, openSync, readSync } from "node:fs";
import type { RejectedFile } from "../../domain/operation/reload.ts";
import { IngestionError } from "../../errors.ts";
import { limits } from "../formats/limits.ts";
import { isUnsafeName } from "../formats/package/member-name.ts";
import { openZip, type ByteSource, type ZipEntry, type ZipPackage } from "../formats/package/open-zip.ts";
import { encrypted, tooLarge } from "../formats/package/unsafe-content.ts";
import type { FolderScan, ScannedFile } from "./scan-folder.ts";

/** Below this no archive is a bomb, however well it packs. */
const bombSize = 100 * 1024 * 1024;

export function isArchive(name: string): boolean {
  return /\.zip$/iu.test(name);
}

/**
 * The members of a .zip as files of their own (`a.zip/inner/b.docx`), archives within it opened too.
 * Only the directory is read here, and nothing is ever unpacked to disk. An archive that cannot be
 * opened is one rejected file.
 */
export function scanArchive(archive: ScannedFile, isIgnored: (name: string) => boolean): FolderScan {
  const files: ScannedFile[] = [];
  const rejected: RejectedFile[] = [];
  const isNoDocument = (name: string): boolean => name === "__MACOSX" || isIgnored(name);
  /** The inner archive unpacked last: its members are read one after another. */
  let unpacked: { readonly file: string; readonly bytes: Uint8Array } | null = null;

  function list(file: string, source: ByteSource, depth: number): void {
    try {
      const zip = openZip(source, { part: limits.file, whole: Infinity });
      refuseBomb(zip, source.size);
      // Of two members with one name the last one counts, as it does when a zip is unpacked.
      for (const entry of new Map(zip.entries.map((one) => [one.name, one])).values())
        takeMember(file, zip, entry, depth);
    } catch (error) {
      rejected.push(refusal(file, error));
    }
  }

  function takeMember(parent: string, zip: ZipPackage, entry: ZipEntry, depth: number): void {
    const file = `${parent}/${entry.name}`;
    const read = (): Uint8Array => readMember(zip, entry.name);
    if (isUnsafeName(entry.name)) {
      const shown = `${parent}/${entry.name.replace(/[^\p{L}\p{N}._-]+/gu, "_")}`;
      rejected.push({ file: shown, reason: "压缩包里的路径不安全", fix: "请解压检查后放入文件本身" });
    } else if (entry.name.endsWith("/") || entry.name.split("/").some(isNoDocument)) return;
    else if (entry.encrypted) rejected.push(refusal(file, encrypted()));
    else if (!isArchive(entry.name)) files.push({ ...archive, file, size: entry.size, member: read });
    else if (depth >= limits.nesting) rejected.push({ file, reason: "压缩包套得太深", fix: "请解压后放入" });
    else list(file, innerSource(file, entry.size, read), depth + 1);
  }

  function innerSource(file: string, size: number, read: () => Uint8Array): ByteSource {
    return {
      size,
      slice(start, end) {
        if (unpacked?.file !== file) unpacked = { file, bytes: read() };
        return unpacked.bytes.subarray(start, end);
      },
    };
  }

  list(archive.file, diskSource(archive.absolute, archive.size), 1);
  return { files, rejected };
}

function readMember(zip: ZipPackage, name: string): Uint8Array {
  const bytes = zip.read(name);
  if (bytes === null) throw new IngestionError("压缩包里没有这个文件", "请检查后重新加载");
  return bytes;
}

/** Opened for each read: no file stays open between a scan and the reading of its last member. */
function diskSource(path: string, size: number): ByteSource {
  return {
    size,
    slice(start, end) {
      const bytes = new Uint8Array(Math.max(0, Math.min(end, size) - start));
      const handle = openSync(path, "r");
      try {
        return bytes.subarray(0, readSync(handle, bytes, 0, bytes.length, start));
      } finally {
        closeSync(handle);
      }
    },
  };
}

/** Many members that are each within bounds, or that share one packed stretch. */
function refuseBomb({ entries }: ZipPackage, packed: number): void {
  const total = entries.reduce((sum, { size }) => sum + size, 0);
  if (total > bombSize && total > packed * limits.ratio) throw tooLarge("压缩包的压缩比异常");
}

function refusal(file: string, error: unknown): RejectedFile {
  if (error instanceof IngestionError) return { file, reason: error.message, fix: error.fix };
  return { file, reason: "压缩包读取时出错", fix: "请检查文件权限，或重新压缩后放入" };
}
