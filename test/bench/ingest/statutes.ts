import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
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

/** 55,191 articles, one file each: what an office with very many small files would feel. */
const folders = prepareFolders("statutes");
try {
  peakMemory();
  const full = await timed(() => openBenchApp(folders));
  const assistant = full.result;
  const fullMb = peakMemory();

  const unchanged = await timed(() => reloadAndReport(assistant));
  const file = "policies/s00100.md";
  writeFileSync(
    join(folders.knowledgeDir, file),
    `# 玄武湖渡船管理办法\n\n第九条　玄武湖渡船每日载客不得超过三百二十人，超过的由渡口管理员停航。编号${Date.now()}。\n`,
  );
  const changed = await timed(async () => {
    const report = await reloadAndReport(assistant);
    if (report.changed !== 1) throw new Error(`changed ${report.changed}`);
    return askForFile(assistant, "玄武湖渡船每日载客不得超过多少人？");
  });
  if (!changed.result.includes(file))
    throw new Error(`the new text does not answer: ${changed.result.join()}`);
  const { documents, chunks, generation } = assistant.status();
  await assistant.close();
  const residentMb = peakMemory();

  const start = await timed(() => startFromDisk(folders.knowledgeDir, folders.dataDir));
  judge(
    {
      documents,
      chunks,
      generation,
      full_s: full.seconds,
      full_cpu_s: full.cpu,
      unchanged_s: unchanged.seconds,
      unchanged_cpu_s: unchanged.cpu,
      changed_s: changed.seconds,
      changed_cpu_s: changed.cpu,
      start_s: start.seconds,
      full_rss_mb: fullMb,
      reload_rss_mb: residentMb,
      data_mb: Math.round(folderBytes(folders.dataDir) / 1e6),
    },
    { full_s: 60, unchanged_s: 2, changed_s: 1.5, start_s: 1.5, full_rss_mb: 700, reload_rss_mb: 700 },
  );
} finally {
  folders.remove();
}

/** From starting the program to its line `listening on …`. */
function startFromDisk(knowledge: string, data: string): Promise<void> {
  const program = fileURLToPath(new URL("../../../dist/main.js", import.meta.url));
  const server = spawn(process.execPath, [program, "serve", "--knowledge", knowledge, "--data", data], {
    env: { ...process.env, PORT: "0", LOG_LEVEL: "error" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  return new Promise((resolve, reject) => {
    server.once("exit", (code) => reject(new Error(`serve ended: ${code}`)));
    server.stdout.on("data", (text: Buffer) => {
      if (!text.includes("listening on")) return;
      server.removeAllListeners("exit");
      server.kill();
      resolve();
    });
  });
}
