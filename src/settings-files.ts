import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";

export interface SettingsFolders {
  readonly packagedKnowledgeDir: string;
  readonly knowledgeDir: string;
}

/** Packaged lines first, then the office's own, which override them line by line. */
export function readSettings({ packagedKnowledgeDir, knowledgeDir }: SettingsFolders, name: string): string {
  const folders = [...new Set([packagedKnowledgeDir, knowledgeDir].map((folder) => resolve(folder)))];
  return folders
    .map((folder) => join(folder, name))
    .filter((file) => existsSync(file))
    .map((file) => readFileSync(file, "utf8"))
    .join("\n");
}
