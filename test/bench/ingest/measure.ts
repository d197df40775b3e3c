import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createApp } from "../../../src/app.ts";
import type { Assistant } from "../../../src/assistant.ts";
import { localAdmin } from "../../../src/domain/people/reader.ts";
import type { ReloadEvent, ReloadReport } from "../../../src/domain/operation/reload.ts";
import { createLogger } from "../../../src/logger.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));
export const sharedDir = process.env["SHARED_DIR"] ?? join(root, "../shared");

/** The built worker, as an office runs it; `npm run bench:ingest` builds it first. */
const workerEntry = new URL("../../../dist/worker.js", import.meta.url);
const parserEntry = new URL("../../../dist/parser.js", import.meta.url);

export interface BenchFolders {
  readonly knowledgeDir: string;
  readonly dataDir: string;
  readonly remove: () => void;
}

/** Writes one of the shared collections as files into a fresh folder. BENCH_DIR keeps it between runs. */
export function prepareFolders(which: "statutes" | "load" | "office"): BenchFolders {
  const kept = process.env["BENCH_DIR"];
  const base = kept === undefined ? mkdtempSync(join(tmpdir(), "youju-bench-")) : join(kept, which);
  const knowledgeDir = join(base, "knowledge");
  const dataDir = join(base, "data");
  if (!existsSync(knowledgeDir)) {
    const script = fileURLToPath(new URL("./write-corpus.ts", import.meta.url));
    const tsx = join(root, "node_modules/.bin/tsx");
    execFileSync(tsx, [script, which, sharedDir, knowledgeDir], { stdio: "inherit" });
  }
  rmSync(dataDir, { recursive: true, force: true });
  return {
    knowledgeDir,
    dataDir,
    remove: () => rmSync(kept === undefined ? base : dataDir, { recursive: true, force: true }),
  };
}

export function openBenchApp({ knowledgeDir, dataDir }: BenchFolders): Promise<Assistant> {
  return createApp({
    knowledgeDir,
    dataDir,
    promptsDir: join(root, "prompts"),
    packagedKnowledgeDir: join(root, "knowledge"),
    workerEntry,
    chat: null,
    parserEntry,
    embedder: { modelsDir: join(root, "models"), endpoint: null },
    logger: createLogger("silent"),
    onReloadEvent: traceStages(),
  });
}

export async function reloadAndReport(assistant: Assistant, full = false): Promise<ReloadReport> {
  const trace = traceStages();
  for await (const event of assistant.reload({ full })) {
    trace(event);
    if (event.type === "reload-end") return event.report;
  }
  throw new Error("the reload did not end");
}

export async function askForFile(assistant: Assistant, question: string): Promise<readonly string[]> {
  for await (const event of assistant.ask({ question }, localAdmin)) {
    if (event.type === "answer-end") return event.answer.citations.map((citation) => citation.file);
  }
  return [];
}

/** With BENCH_TRACE set, when each stage of a reload began. */
function traceStages(): (event: ReloadEvent) => void {
  const started = performance.now();
  let stage = "";
  return (event) => {
    const now = event.type === "reload-progress" ? event.stage : "end";
    if (now === stage || process.env["BENCH_TRACE"] === undefined) return;
    stage = now;
    console.error(`  ${((performance.now() - started) / 1000).toFixed(2)} s ${stage}`);
  };
}

/** Seconds on the clock, and of processor time (all threads): on a busy machine the second tells more. */
export async function timed<T>(work: () => Promise<T>): Promise<{ seconds: number; cpu: number; result: T }> {
  const started = performance.now();
  const used = process.cpuUsage();
  const result = await work();
  const { user, system } = process.cpuUsage(used);
  return {
    seconds: Math.round(performance.now() - started) / 1000,
    cpu: Math.round((user + system) / 1e4) / 100,
    result,
  };
}

/** Highest resident memory of this process since the last call, MB (Linux). */
export function peakMemory(): number {
  const kilobytes = Number(/VmHWM:\s+(\d+)/u.exec(readFileSync("/proc/self/status", "utf8"))?.[1] ?? 0);
  // 5 resets the mark (man 5 proc).
  writeFileSync("/proc/self/clear_refs", "5");
  return Math.round(kilobytes / 1000);
}

export function folderBytes(folder: string): number {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
}

/** Prints the figures and fails the process where one is above its limit. */
export function judge(figures: Record<string, number>, limits: Record<string, number>): void {
  console.log(JSON.stringify({ ...figures, limits }, null, 2));
  for (const [name, limit] of Object.entries(limits)) {
    if ((figures[name] ?? Infinity) <= limit) continue;
    console.error(`ABOVE ITS LIMIT: ${name} ${figures[name]} > ${limit}`);
    process.exitCode = 1;
  }
}
