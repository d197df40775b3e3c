import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";

/**
 * Turns the shared collections into folders of files, the way an office would hold them. Runs as a process
 * of its own (`tsx write-corpus.ts statutes|load|office SHARED FOLDER`), so that its memory is not the bench's.
 */
interface Line {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly meta?: { readonly law?: string; readonly article?: string; readonly path?: readonly string[] };
}

function readLines(file: string): Line[] {
  return gunzipSync(readFileSync(file))
    .toString("utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Line);
}

/** One article a file. */
function writeStatutes(shared: string, folder: string): void {
  const policies = join(folder, "policies");
  mkdirSync(policies, { recursive: true });
  for (const { id, title, text, meta } of readLines(join(shared, "eval/statutes/corpus.jsonl.gz"))) {
    const article = meta?.article ?? "";
    writeFileSync(join(policies, `${id}.md`), `# ${title}\n\n${article}　${text}\n`);
  }
}

/**
 * One law or report a file: its clauses or paragraphs under their headings. Of each collection whole
 * documents are taken until `limit` lines are reached.
 */
function writeLoad(shared: string, folder: string, limit: number): void {
  for (const [name, kind] of [
    ["statutes", "policies"],
    ["reports", "reports"],
  ] as const) {
    const target = join(folder, kind);
    mkdirSync(target, { recursive: true });
    const documents = new Map<string, Line[]>();
    for (const line of readLines(join(shared, `load/${name}.jsonl.gz`))) {
      const key = line.id.split("_")[0] ?? line.id;
      const lines = documents.get(key);
      if (lines === undefined) documents.set(key, [line]);
      else lines.push(line);
    }
    let written = 0;
    for (const [key, lines] of documents) {
      if (written >= limit) break;
      writeFileSync(join(target, `${key}.md`), render(lines));
      written += lines.length;
    }
  }
}

function render(lines: readonly Line[]): string {
  const parts = [`# ${lines[0]?.meta?.law ?? lines[0]?.title ?? ""}`];
  let before: readonly string[] = [];
  for (const { text, meta } of lines) {
    const path = meta?.path ?? [];
    for (const [depth, heading] of path.entries())
      if (heading !== before[depth]) parts.push(`${"#".repeat(Math.min(6, depth + 2))} ${heading}`);
    before = path;
    parts.push(text);
  }
  return `${parts.join("\n\n")}\n`;
}

/** Of laws and of reports each: about 55,000 chunks together. */
const officeLines = 22_000;

const [which, shared, folder] = process.argv.slice(2);
if (shared === undefined || folder === undefined)
  throw new Error("write-corpus.ts statutes|load|office SHARED FOLDER");
if (which === "statutes") writeStatutes(shared, folder);
else writeLoad(shared, folder, which === "office" ? officeLines : Infinity);
