import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { BackupError } from "../../errors.ts";

/** Raised when an older program could not read the folder any more. */
export const backupFormat = 1;
export const manifestName = "backup.json";

const schema = z.object({
  format: z.number().int(),
  createdAt: z.string(),
  files: z.array(
    z.object({
      /** `data/…` or `knowledge/…`, `/` as separator. */
      path: z.string().regex(/^(?:data|knowledge)\//u),
      bytes: z.number().int().nonnegative(),
      sha256: z.string().regex(/^[\da-f]{64}$/u),
    }),
  ),
});

/** What a backup folder holds, file by file. */
export type BackupManifest = z.output<typeof schema>;
export type BackupFile = BackupManifest["files"][number];

/** @throws BackupError when the folder is no backup, unfinished, or of a newer program. */
export async function readBackupManifest(folder: string): Promise<BackupManifest> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(await readFile(join(folder, manifestName), "utf8"));
  } catch (cause) {
    throw new BackupError(`${folder} 不是完整的备份`, `备份文件夹里应有 ${manifestName}，请核对路径`, {
      cause,
    });
  }
  const manifest = schema.safeParse(parsed);
  if (!manifest.success || manifest.data.files.some(({ path }) => leadsOut(path))) {
    throw new BackupError(`${folder} 的备份清单已损坏`, "请换一份备份");
  }
  if (manifest.data.format > backupFormat) {
    throw new BackupError("这份备份由更新版本的有据做出", "请先升级有据再恢复");
  }
  return manifest.data;
}

function leadsOut(path: string): boolean {
  return path.includes("\\") || path.split("/").some((part) => part === "" || part === "." || part === "..");
}
