import { rename, rm, writeFile } from "node:fs/promises";
import { randomUUID } from "node:crypto";
import { UsageError } from "../../errors.ts";

/**
 * Writes files so that all are there or none: each beside its place first, then renamed.
 * @throws UsageError when a path cannot be written.
 */
export async function writeWhole(
  files: readonly { readonly path: string; readonly bytes: Uint8Array | string }[],
): Promise<void> {
  const pending = files.map((file) => ({
    ...file,
    temporary: `${file.path}.${randomUUID().slice(0, 8)}.tmp`,
  }));
  try {
    for (const { temporary, bytes } of pending) await writeFile(temporary, bytes);
    for (const { temporary, path } of pending) await rename(temporary, path);
  } catch (cause) {
    await Promise.all(pending.map(({ temporary }) => rm(temporary, { force: true })));
    throw new UsageError(
      `写不了文件：${files.map(({ path }) => path).join("、")}`,
      "请换一个存在、有权限的文件夹",
      { cause },
    );
  }
}
