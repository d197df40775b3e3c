import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import type { Assistant } from "../../../src/assistant.ts";
import { percentile } from "../../../src/operations/evaluation/scoring.ts";
import {
  askForFile,
  folderBytes,
  judge,
  openBenchApp,
  peakMemory,
  prepareFolders,
  reloadAndReport,
  timed,
} from "./measure.ts";

/** Questions of an office, asked one after the other while everything is read again. */
const questions = [
  "党员领导干部民主生活会多久召开一次？",
  "哪些情形应当撤销行政许可？",
  "2023年一般公共预算收入增长多少？",
  "行政处罚的听证程序有哪些规定？",
  "乡村振兴做了哪些工作？",
];

/** About 320,000 clauses and paragraphs in one file a law or report: the largest office there is. */
const folders = prepareFolders("load");
try {
  peakMemory();
  const full = await timed(() => openBenchApp(folders));
  const assistant = full.result;
  const fullMb = peakMemory();

  const unchanged = await timed(() => reloadAndReport(assistant));
  writeFileSync(
    join(folders.knowledgeDir, "policies/新.md"),
    "# 玄武湖渡船管理办法\n\n第九条　每日载客不得超过三百二十人。\n",
  );
  const changed = await timed(() => reloadAndReport(assistant));

  const delay = monitorEventLoopDelay({ resolution: 5 });
  const again = new AbortController();
  delay.enable();
  const asked = askUntil(assistant, again.signal);
  const reload = await timed(() => reloadAndReport(assistant, true));
  again.abort();
  const latencies = await asked;
  delay.disable();

  const { chunks } = assistant.status();
  await assistant.close();
  judge(
    {
      chunks,
      full_s: full.seconds,
      full_cpu_s: full.cpu,
      unchanged_s: unchanged.seconds,
      changed_s: changed.seconds,
      reload_while_serving_s: reload.seconds,
      questions: latencies.length,
      question_p50_ms: Math.round(percentile(latencies, 0.5)),
      question_p95_ms: Math.round(percentile(latencies, 0.95)),
      event_loop_delay_p99_ms: Math.round(delay.percentile(99) / 1e5) / 10,
      event_loop_delay_max_ms: Math.round(delay.max / 1e6),
      full_rss_mb: fullMb,
      reload_rss_mb: peakMemory(),
      data_mb: Math.round(folderBytes(folders.dataDir) / 1e6),
    },
    { full_s: 600, full_rss_mb: 3000, reload_rss_mb: 3000, event_loop_delay_p99_ms: 50 },
  );
} finally {
  folders.remove();
}

/** Latencies, ms; a few questions a second, as a whole office at work would ask. */
async function askUntil(assistant: Assistant, signal: AbortSignal): Promise<number[]> {
  const latencies: number[] = [];
  for (let at = 0; !signal.aborted; at++) {
    const started = performance.now();
    await askForFile(assistant, questions[at % questions.length]!);
    latencies.push(performance.now() - started);
    await sleep(200);
  }
  return latencies;
}
