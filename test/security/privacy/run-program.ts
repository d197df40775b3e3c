import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { networkInterfaces } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { KnowledgeFolder } from "../../support/knowledge-folder.ts";

const main = fileURLToPath(new URL("../../../dist/main.js", import.meta.url));
const watcher = pathToFileURL(fileURLToPath(new URL("watch-sockets.mjs", import.meta.url))).href;

/** The built program is what is watched: threads, parser processes and all. */
export const isBuilt = existsSync(main);
if (!isBuilt) console.warn("privacy: 跳过，需要 dist/（npm run build）");

/** An address of this computer that the program takes for outside; undefined without a network card. */
export const ownAddress = Object.values(networkInterfaces())
  .flat()
  .find((one) => one !== undefined && !one.internal && one.family === "IPv4")?.address;

export interface ProgramRun {
  readonly code: number | null;
  readonly out: string;
  /** What went to stderr: the log. */
  readonly log: string;
}

const sockets = (folder: KnowledgeFolder): string => join(folder.dataDir, "..", "sockets.txt");

/** Addresses that were reached for, apart from this computer's loopback. */
export function reachedFor(folder: KnowledgeFolder): string[] {
  const lines = readFileSync(sockets(folder), "utf8").split("\n");
  return lines.filter(
    (line) =>
      /^(?:connect|lookup|datagram) /u.test(line) && !/ (?:127\.0\.0\.1|localhost|::1)(?::|$)/u.test(line),
  );
}

/** Processes and threads that were watched. */
export function watched(folder: KnowledgeFolder): number {
  return readFileSync(sockets(folder), "utf8").match(/^watching /gmu)?.length ?? 0;
}

export interface ProgramOptions {
  readonly environment?: Readonly<Record<string, string>>;
  /** Called with the page's address while `serve` runs; it is stopped afterwards. */
  readonly whileServing?: (url: string) => Promise<void>;
}

export async function runProgram(
  folder: KnowledgeFolder,
  args: readonly string[],
  { environment = {}, whileServing }: ProgramOptions = {},
): Promise<ProgramRun> {
  const child = spawn(
    process.execPath,
    [main, "--knowledge", folder.knowledgeDir, "--data", folder.dataDir, ...args],
    {
      env: {
        PATH: process.env["PATH"],
        NODE_OPTIONS: `--import ${watcher}`,
        SOCKET_LOG: sockets(folder),
        PORT: "0",
        LOG_LEVEL: "debug",
        ...environment,
      },
      timeout: 90_000,
    },
  );
  let [out, log] = ["", ""];
  child.stderr.setEncoding("utf8").on("data", (text: string) => (log += text));
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    out += text;
    const url = /^listening on (\S+)$/mu.exec(out)?.[1];
    if (url === undefined || whileServing === undefined) return;
    const serving = whileServing;
    whileServing = undefined;
    void serving(url).finally(() => child.kill("SIGTERM"));
  });
  const [code] = (await once(child, "close")) as [number | null];
  return { code, out, log };
}
