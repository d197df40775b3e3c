import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, describe, expect, it } from "vitest";
import { readBackupManifest } from "../../src/operations/backup/backup-manifest.ts";
import { measureFile } from "../../src/operations/backup/copy-file.ts";
import { runProgram, type ProgramFolders } from "../support/fault/program.ts";
import { createKnowledgeFolder, regulation } from "../support/knowledge-folder.ts";
import { createRandom } from "../support/random.ts";

const rounds = process.env["CI_LONG"] === "1" ? 150 : 12;
const seed = 20260303;
const never = new AbortController().signal;
const root = mkdtempSync(join(tmpdir(), "youju-backup-kill-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const question = "党支部书记的任期是几年？";

function regulationOf(years: string): string {
  return regulation("清河区党支部工作办法", "2024-01-01", [`党支部书记的任期为${years}，任期届满应当换届。`]);
}

async function askIn(folders: ProgramFolders): Promise<string> {
  const { code, output, errors } = await runProgram(folders, ["ask", question, "--json"]).ended;
  if (code !== 0) throw new Error(errors);
  return (JSON.parse(output) as { answer: string }).answer;
}

/** Runs a command; kills it after `delayMs` unless it has ended by then. */
async function runAndKill(folders: ProgramFolders, words: readonly string[], delayMs: number) {
  const run = runProgram(folders, words);
  const first = await Promise.race([run.ended, sleep(delayMs)]);
  if (first === undefined) await run.kill();
  return run.ended;
}

async function expectSound(backup: string): Promise<void> {
  const { files } = await readBackupManifest(backup);
  for (const { path, bytes, sha256 } of files)
    expect(await measureFile(join(backup, path), never), path).toEqual({ bytes, sha256 });
}

describe("backup and restore, killed at any moment", () => {
  it(`leave whole copies and whole data (${rounds} rounds)`, async () => {
    using old = createKnowledgeFolder({ "policies/支部.md": regulationOf("三年") });
    using fresh = createKnowledgeFolder({ "policies/支部.md": regulationOf("五年") });
    for (let n = 0; n < 40; n += 1)
      for (const folder of [old, fresh])
        folder.write(
          `policies/办法${n}.md`,
          regulation(`清河区第${n}号办法`, "2024-01-01", ["应当备案。".repeat(300)]),
        );
    expect(await askIn(old)).toContain("三年");
    const whole = join(root, "whole");
    const started = performance.now();
    expect((await runProgram(old, ["backup", whole]).ended).code).toBe(0);
    const tookMs = performance.now() - started;
    await expectSound(whole);

    const random = createRandom(seed);
    const counts = { backups: 0, noBackup: 0, before: 0, after: 0 };
    /** Whatever was cut off is in nobody's way, and the source is what it was. */
    async function killBackup(round: number, delayMs: number): Promise<void> {
      const out = join(root, `copy-${round}`);
      await runAndKill(old, ["backup", out], delayMs);
      counts[existsSync(out) ? "backups" : "noBackup"] += 1;
      if (existsSync(out)) await expectSound(out);
      rmSync(out, { recursive: true, force: true });
      expect((await runProgram(old, ["backup", out]).ended).code).toBe(0);
      expect(existsSync(`${out}.partial`)).toBe(false);
      rmSync(out, { recursive: true });
    }

    /** Knowledge and data are of one time: the answer rests on the text that lies there. */
    async function killRestore(round: number, delayMs: number): Promise<void> {
      using folder = createKnowledgeFolder();
      cpSync(fresh.knowledgeDir, folder.knowledgeDir, { recursive: true });
      expect(await askIn(folder)).toContain("五年");
      await runAndKill(folder, ["restore", whole], delayMs);
      const answer = await askIn(folder);
      const isRestored = readFileSync(folder.path("policies/支部.md"), "utf8").includes("三年");
      expect(answer, `round ${round}`).toContain(isRestored ? "三年" : "五年");
      expect(readdirSync(join(folder.knowledgeDir, "policies")), `round ${round}`).toHaveLength(41);
      counts[isRestored ? "after" : "before"] += 1;
    }

    for (let round = 1; round <= rounds; round += 1)
      await (round % 2 === 0 ? killBackup : killRestore)(round, tookMs * (0.3 + random() * 0.8));
    expect(await askIn(old)).toContain("三年");
    console.log(`backup-kill: ${rounds} rounds, seed ${seed}; ${JSON.stringify(counts)}; damaged 0`);
  });
});
