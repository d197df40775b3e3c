import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";

/** A settings file from several folders, one after the other: later lines override earlier ones. "" without any. */
export function readSettingsFile(folders: readonly string[], name: string): string {
  return [...new Set(folders.map((folder) => resolve(folder)))]
    .map((folder) => join(folder, name))
    .filter((file) => existsSync(file))
    .map((file) => readFileSync(file, "utf8"))
    .join("\n");
}
