import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/** A Markdown file by its path below the folder it was found in. */
export interface WritingFile {
  readonly name: string;
  readonly text: string;
}

/** Every Markdown file below a folder, in the order of their names; none when the folder is missing. */
export function readMarkdownFiles(folder: string): WritingFile[] {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) return [];
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".md") && !/^README/iu.test(name))
    .toSorted()
    .map((name) => ({ name, text: readFileSync(join(folder, name), "utf8") }));
}
