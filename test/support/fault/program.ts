import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const main = join(import.meta.dirname, "../../../dist/main.js");
/** Every program of these tests is asked as its admin. */
export const adminToken = "fault-test-admin";
/** The machine is shared by whoever builds on it. */
const startLimitMs = 60_000;
/** What hangs is a failure, and must not outlive its test. */
const runLimitMs = 15 * 60_000;

export interface ProgramFolders {
  readonly knowledgeDir: string;
  readonly dataDir: string;
}

export interface ProgramOptions {
  readonly environment?: Readonly<Record<string, string>>;
  readonly nodeArguments?: readonly string[];
  /** Shell words run before the program in the same shell, such as `ulimit -n 64`. */
  readonly before?: string;
  /** Runs as this user, whom permissions hold back. */
  readonly uid?: number;
}

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly output: string;
  readonly errors: string;
}

/** One run of the installed program in a process of its own. */
export interface Run {
  readonly child: ChildProcess;
  readonly output: () => string;
  readonly errors: () => string;
  readonly ended: Promise<Ended>;
  /** SIGKILL, and wait until it is gone. */
  kill(): Promise<void>;
}

export interface Server extends Run, AsyncDisposable {
  readonly url: string;
}

export function runProgram(
  folders: ProgramFolders,
  words: readonly string[],
  { environment = {}, nodeArguments = [], before, uid }: ProgramOptions = {},
): Run {
  const all = [
    ...nodeArguments,
    main,
    "--knowledge",
    folders.knowledgeDir,
    "--data",
    folders.dataDir,
    ...words,
  ];
  const clean = Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/TOKEN|TELEGRAM|OPENAI|_MODEL$|^(?:HOST|PORT)$/u.test(name),
    ),
  );
  const env = { ...clean, HOST: "127.0.0.1", PORT: "0", ADMIN_TOKEN: adminToken, ...environment };
  const spawning = { env, ...(uid === undefined ? {} : { uid }) };
  const child =
    before === undefined
      ? spawn(process.execPath, all, spawning)
      : spawn("/bin/sh", ["-c", `${before}; exec "$0" "$@"`, process.execPath, ...all], spawning);
  let [output, errors] = ["", ""];
  child.stdout.setEncoding("utf8").on("data", (text: string) => (output += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (errors += text));
  const limit = setTimeout(() => child.kill("SIGKILL"), runLimitMs);
  limit.unref();
  const ended = once(child, "close").then(([code, signal]): Ended => {
    return { code: code as number | null, signal: signal as NodeJS.Signals | null, output, errors };
  });
  return {
    child,
    output: () => output,
    errors: () => errors,
    ended,
    async kill() {
      child.kill("SIGKILL");
      await ended;
    },
  };
}

/** @throws Error with what the program said when it does not come to serve. */
export async function serve(folders: ProgramFolders, options?: ProgramOptions): Promise<Server> {
  const run = runProgram(folders, ["serve"], options);
  let isOver = false;
  void run.ended.then(() => (isOver = true));
  const limit = Date.now() + startLimitMs;
  for (;;) {
    const url = /^listening on (\S+)$/mu.exec(run.output())?.[1];
    if (url !== undefined) return { ...run, url, [Symbol.asyncDispose]: () => run.kill() };
    if (isOver || Date.now() > limit) {
      await run.kill();
      throw new Error(`the program did not start: ${run.errors()}`);
    }
    await sleep(10);
  }
}
