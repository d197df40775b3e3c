import { fork, type ChildProcess } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { ClassifiedError, IngestionError } from "../../errors.ts";
import type { LoadedDocument } from "../load-document.ts";
import type { FileLines } from "../read-lines.ts";
import type { LinesRequest, ParserMessage, ParseRequest, Refusal } from "./parser-messages.ts";
import { watchOptions } from "./watch-process.ts";

/** Parses files for the ingestion thread. */
export interface FileParser {
  /** One file at a time. @throws IngestionError for everything that cannot be read. */
  parse(request: ParseRequest): Promise<LoadedDocument>;
  /** Its lines alone. @throws as `parse`. */
  readLines(request: LinesRequest): Promise<FileLines>;
  close(): void;
}

export interface ParserOptions {
  /** Module that runs the parser process. */
  readonly entry: URL;
  /** Folder for pictures of scanned pages; removed when the process ends, however it ends. */
  readonly scratch: string;
  /** Aborted: the file under way is given up at once. */
  readonly signal?: AbortSignal;
  readonly limits?: Partial<ParserLimits>;
}

export interface ParserLimits {
  /** Longest time without a sign of life, ms. A page of print takes milliseconds, a scanned one seconds. */
  readonly silence: number;
  /** Longest time for one file, ms: some hundred scanned pages. */
  readonly whole: number;
  /** Heap of the process, bytes. */
  readonly heap: number;
  /** Everything the process holds, bytes. */
  readonly memory: number;
}

const megabyte = 1024 * 1024;
const usualLimits: ParserLimits = {
  silence: 60_000,
  whole: 3_600_000,
  heap: 1024 * megabyte,
  memory: 1536 * megabyte,
};
/** A process that has grown so much is replaced by a fresh one after its file. */
const worn = 512 * megabyte;

/** What the process needs of the environment; keys and tokens are none of its business. */
const passedOn = ["PATH", "LANG", "LC_ALL", "TESSDATA_PREFIX", "SystemRoot", "windir", "PATHEXT"];

/**
 * A process that stays warm from file to file, started at the first one. A file that hangs it, fills
 * its memory or brings it down costs that file only: the next one gets a new process.
 */
export function createParserProcess({ entry, scratch, signal, limits: own }: ParserOptions): FileParser {
  const limits = { ...usualLimits, ...own };
  let child: ChildProcess | null = null;
  let last: Promise<unknown> = Promise.resolve();
  signal?.addEventListener("abort", stop, { once: true });

  function start(): ChildProcess {
    // What a killed predecessor left behind.
    rmSync(scratch, { recursive: true, force: true });
    mkdirSync(scratch, { recursive: true, mode: 0o700 });
    const kept = passedOn.flatMap((name) =>
      process.env[name] === undefined ? [] : [[name, process.env[name]]],
    );
    const started = fork(fileURLToPath(entry), [], {
      execArgv: [
        `--max-old-space-size=${Math.round(limits.heap / megabyte)}`,
        ...watchOptions(limits.memory),
      ],
      env: { ...Object.fromEntries(kept), TMPDIR: scratch, TEMP: scratch, TMP: scratch },
      stdio: ["ignore", "ignore", "ignore", "ipc"],
      serialization: "advanced",
      // A group of its own, so that a recogniser it started can be ended with it.
      detached: process.platform !== "win32",
    });
    // Without a file under way nobody waits for it, and an idle process must not keep ours alive.
    started.on("error", () => undefined);
    started.unref();
    started.channel?.unref();
    return started;
  }

  function stop(): void {
    if (child !== null) end(child);
    child = null;
    rmSync(scratch, { recursive: true, force: true });
  }

  async function answerNow(
    request: ParseRequest | LinesRequest,
  ): Promise<Exclude<ParserAnswer, { kind: "refused" }>> {
    signal?.throwIfAborted();
    child ??= start();
    try {
      const answer = await converse(child, request, limits);
      if (answer.residentBytes > worn) stop();
      if (answer.kind === "refused") throw toError(answer.refusal);
      return answer;
    } catch (error) {
      signal?.throwIfAborted();
      if (error instanceof ParserStopped) stop();
      throw error;
    }
  }

  function inTurn(request: ParseRequest | LinesRequest): ReturnType<typeof answerNow> {
    const turn = last.then(() => answerNow(request));
    last = turn.catch(() => undefined);
    return turn;
  }

  return {
    async parse(request) {
      const answer = await inTurn(request);
      if (answer.kind === "loaded") return answer.loaded;
      throw new TypeError("a document was asked for");
    },
    async readLines(request) {
      const answer = await inTurn(request);
      if (answer.kind === "read") return answer.read;
      throw new TypeError("lines were asked for");
    },
    close() {
      signal?.removeEventListener("abort", stop);
      stop();
    },
  };
}

function toError({ message, fix, dropsPrevious, mark }: Refusal): IngestionError {
  return mark === null ? new IngestionError(message, fix, { dropsPrevious }) : new ClassifiedError(mark);
}

/** The process was ended, or ended by itself, before it answered. */
class ParserStopped extends IngestionError {}

type ParserAnswer = Exclude<ParserMessage, { kind: "alive" }>;

function converse(
  child: ChildProcess,
  request: ParseRequest | LinesRequest,
  limits: ParserLimits,
): Promise<ParserAnswer> {
  return new Promise((resolve, reject) => {
    const tooLong = (): void => settle(() => reject(new ParserStopped("读取时间过长，已停止", simpler)));
    const whole = setTimeout(tooLong, limits.whole);
    let silence = setTimeout(tooLong, limits.silence);
    // The event loop must stay for this answer.
    child.channel?.ref();

    function settle(finish: () => void): void {
      clearTimeout(whole);
      clearTimeout(silence);
      child.off("message", hear);
      child.off("exit", leave);
      child.off("error", leave);
      child.channel?.unref();
      finish();
    }
    function hear(message: ParserMessage): void {
      if (message.kind !== "alive") settle(() => resolve(message));
      else {
        clearTimeout(silence);
        silence = setTimeout(tooLong, limits.silence);
      }
    }
    function leave(reason: number | Error | null): void {
      // Killed, or the engine gave up (134 where a shell reports it): nothing but memory does that.
      const isMemory = reason === null || reason === 134;
      const message = isMemory ? "读取时占用内存过多，已停止" : "读取时解析程序意外退出";
      settle(() => reject(new ParserStopped(message, simpler)));
    }
    child.on("message", hear);
    child.once("exit", leave);
    child.once("error", leave);
    child.send(request, (error) => {
      if (error !== null) leave(error);
    });
  });
}

const simpler = "请用 Word/WPS 打开，去掉过大的图片或表格后另存为 docx 或 PDF，再放入";

/** Ends the process and what it started. */
function end(child: ChildProcess): void {
  try {
    if (child.pid !== undefined && process.platform !== "win32") process.kill(-child.pid, "SIGKILL");
    else child.kill("SIGKILL");
  } catch {
    // Already gone.
  }
}
