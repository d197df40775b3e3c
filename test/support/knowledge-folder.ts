import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** A knowledge folder and a data folder of their own; `using` removes both. */
export interface KnowledgeFolder extends Disposable {
  readonly knowledgeDir: string;
  readonly dataDir: string;
  write(file: string, content: string | Uint8Array): void;
  remove(file: string): void;
  path(file: string): string;
}

export function createKnowledgeFolder(files: Readonly<Record<string, string>> = {}): KnowledgeFolder {
  const root = mkdtempSync(join(tmpdir(), "youju-test-"));
  const knowledgeDir = join(root, "knowledge");
  const dataDir = join(root, "data");
  mkdirSync(knowledgeDir);
  mkdirSync(dataDir);
  const path = (file: string): string => join(knowledgeDir, file);
  function write(file: string, content: string | Uint8Array): void {
    mkdirSync(dirname(path(file)), { recursive: true });
    writeFileSync(path(file), content);
  }
  for (const [file, content] of Object.entries(files)) write(file, content);
  return {
    knowledgeDir,
    dataDir,
    write,
    remove: (file) => rmSync(path(file), { recursive: true }),
    path,
    [Symbol.dispose]: () => rmSync(root, { recursive: true, force: true }),
  };
}

/** A regulation of `articles`, one a line, in the style of a party regulation. */
export function regulation(title: string, effectiveOn: string, articles: readonly string[]): string {
  const numbers = "一二三四五六七八九十";
  const lines = articles.map((text, at) => `第${numbers[at] ?? String(at + 1)}条　${text}`);
  return `---\ntitle: ${title}\nissuer: 清河区委\neffectiveOn: ${effectiveOn}\nstatus: 现行\n---\n# ${title}\n\n${lines.join("\n\n")}\n`;
}
