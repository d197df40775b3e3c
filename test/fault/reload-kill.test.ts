import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { createHashingEmbedder } from "../support/hashing-embedder.ts";
import { tryLock } from "../../src/adapters/sqlite/sqlite-lock.ts";
import { dataPaths, listGenerations, readCurrent } from "../../src/ingestion/generation/generation-folder.ts";
import { parseDocument } from "../../src/ingestion/load-document.ts";
import { scanFolder } from "../../src/ingestion/scanning/scan-folder.ts";
import { createKnowledgeFolder, regulation, type KnowledgeFolder } from "../support/knowledge-folder.ts";
import { createRandom } from "../support/random.ts";
import { openServed } from "../support/reload-bench.ts";

const rounds = process.env["CI_LONG"] === "1" ? 300 : 30;
const seed = 20260301;
const fileCount = 60;
const embedderId = createHashingEmbedder().id;
const stages = ["scan", "read", "embed", "index", "commit", "done"] as const;

function writeDocument(folder: KnowledgeFolder, n: number, round: number): void {
  const articles = Array.from(
    { length: 8 },
    (_, at) =>
      `第${round}轮第${n}件：党组织应当在${at + round}个工作日内完成第${at}项审查，${"并报上级党委备案。".repeat(12)}`,
  );
  folder.write(
    `policies/办法${n}.md`,
    regulation(`清河区第${n}号办法（${2000 + (round % 20)}年）`, "2024-01-01", articles),
  );
}

/** Some files change, one goes, one comes; what the folder holds is then read by `expectedTexts`. */
function changeFolder(folder: KnowledgeFolder, round: number, random: () => number): void {
  const changes = 1 + Math.floor(random() * fileCount);
  for (let at = 0; at < changes; at++) writeDocument(folder, Math.floor(random() * fileCount), round);
  const last = `reports/清河区${1990 + round}年工作总结.md`;
  folder.write(last, `# 清河区${1990 + round}年工作总结\n一、做法\n第${round}轮培训党员300人次。\n`);
  if (round > 1) folder.remove(`reports/清河区${1989 + round}年工作总结.md`);
}

async function expectedTexts(folder: KnowledgeFolder): Promise<Map<string, string>> {
  const { files } = await scanFolder(folder.knowledgeDir);
  return new Map(
    files.map(({ file, absolute }) => [file, parseDocument(file, readFileSync(absolute), "").document.text]),
  );
}

interface Ended {
  /** The last stage it spoke of before it died, or `done`. */
  readonly lastStage: string;
  readonly tookMs: number;
}

/** Runs a reload in a child; `plan` says after which line, and how long after it, it is killed. */
async function runChild(
  folder: KnowledgeFolder,
  plan: { readonly after: string; readonly delayMs: number } | null,
): Promise<Ended> {
  const script = join(import.meta.dirname, "run-reload.ts");
  const child = spawn(process.execPath, ["--import", "tsx", script, folder.knowledgeDir, folder.dataDir], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  const exited = once(child, "exit");
  const spoken: string[] = [];
  let complaint = "";
  let started = 0;
  child.stderr.on("data", (piece: Buffer) => (complaint += piece.toString()));
  child.stdout.on("data", (piece: Buffer) => {
    for (const line of piece.toString().split("\n").filter(Boolean)) {
      if (line === "ready") started = performance.now();
      spoken.push(line);
      if (line === plan?.after) void sleep(plan.delayMs).then(() => child.kill("SIGKILL"));
    }
  });
  const [code, signal] = (await exited) as [number | null, string | null];
  if (code !== 0 && signal !== "SIGKILL") throw new Error(`the reload failed by itself: ${complaint}`);
  return { lastStage: spoken.at(-1) ?? "", tookMs: performance.now() - started };
}

describe("a reload killed at any moment", () => {
  it(`leaves the old or the new index, whole (${rounds} rounds)`, async () => {
    using folder = createKnowledgeFolder();
    const random = createRandom(seed);
    for (let n = 0; n < fileCount; n++) writeDocument(folder, n, 0);
    const { tookMs } = await runChild(folder, null);
    let old = await expectedTexts(folder);
    expect((await openServed(folder.dataDir, embedderId)).texts).toEqual(old);

    const counts: Record<string, number> = { old: 0, new: 0 };
    const killedIn: Record<string, number> = Object.fromEntries(stages.map((stage) => [stage, 0]));
    for (let round = 1; round <= rounds; round++) {
      changeFolder(folder, round, random);
      const fresh = await expectedTexts(folder);
      const before = readCurrent(folder.dataDir);
      // Every other round someone is reading the old generation all the while, as a server would.
      const reading =
        round % 2 === 0 ? tryLock(dataPaths(folder.dataDir).readersLock(before), "shared") : null;
      // Half of the kills fall anywhere, the others close behind the beginning of a stage.
      const stage = stages[Math.floor(random() * 5)] ?? "scan";
      const plan =
        random() < 0.5
          ? { after: "ready", delayMs: random() * tookMs * 1.1 }
          : { after: stage, delayMs: random() * (stage === "commit" ? 3 : 20) };
      const { lastStage } = await runChild(folder, plan);
      killedIn[lastStage] = (killedIn[lastStage] ?? 0) + 1;

      const served = await openServed(folder.dataDir, embedderId);
      const isNew = served.generation !== before;
      expect(served.texts, `round ${round}, killed in ${lastStage}`).toEqual(isNew ? fresh : old);
      expect(isNew || lastStage !== "done").toBe(true);
      // The generation that is read lives on; one that nobody reads may be gone.
      const still = reading === null ? served : await openServed(folder.dataDir, embedderId, before);
      expect(still.texts, `round ${round}: read all the while`).toEqual(
        reading === null ? served.texts : old,
      );
      reading?.release();
      counts[isNew ? "new" : "old"]! += 1;
      if (isNew) old = fresh;
    }

    // The lock died with its last holder, and one undisturbed run cleans up after all of them.
    await runChild(folder, null);
    const last = await openServed(folder.dataDir, embedderId);
    expect(last.texts).toEqual(await expectedTexts(folder));
    expect(listGenerations(folder.dataDir)).toEqual([last.generation]);
    console.log(
      `reload-kill: ${rounds} rounds, seed ${seed}; served afterwards: old ${counts["old"]}, new ${counts["new"]}; ` +
        `last heard of ${Object.entries(killedIn)
          .map(([name, count]) => `${name} ${count}`)
          .join(", ")}; damaged 0`,
    );
    expect(counts["old"]).toBeGreaterThan(0);
    expect(counts["new"]).toBeGreaterThan(0);
  });
});
