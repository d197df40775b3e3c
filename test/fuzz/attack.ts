import { IngestionError } from "../../src/errors.ts";
import { noSettings } from "../../src/ingestion/build-document.ts";
import type { LoadedDocument } from "../../src/ingestion/load-document.ts";
import type { ParseRequest } from "../../src/ingestion/parsing/parser-messages.ts";
import { spend, type Budget } from "./budget.ts";
import { seeded } from "./mutation/random.ts";
import type { Target } from "./targets.ts";

export interface Tally {
  mutants: number;
  /** Read in spite of the fault. */
  loaded: number;
  refused: number;
  /** Ended by the memory limit and reported: what the limit is for, but no more than rarely. */
  stopped: number;
  /** What must not be: ended by a time limit, an exception that is no refusal, a reading that breaks its promises. */
  readonly faults: string[];
  slowestMs: number;
}

export type Parse = (request: ParseRequest) => Promise<LoadedDocument>;

/** Parses mutant after mutant until the budget is spent; mutant n of a seed is always the same. */
export async function attack(target: Target, seed: number, budget: Budget, parse: Parse): Promise<Tally> {
  const tally: Tally = { mutants: 0, loaded: 0, refused: 0, stopped: 0, faults: [], slowestMs: 0 };
  for (const number of spend(budget)) {
    const random = seeded(seed + number);
    const bytes = target.mutate(random.pick(target.seeds), random);
    const file = `policies/变异${number}.${target.extension}`;
    const started = performance.now();
    try {
      const { document } = await parse({ file, bytes, fileHash: "h", settings: noSettings });
      const broken = findBrokenPromise(document);
      if (broken === null) tally.loaded += 1;
      else tally.faults.push(`${number}: ${broken}`);
    } catch (error) {
      const isRefusal =
        error instanceof IngestionError && !/已停止|意外退出|解析时出错/u.test(strip(error.message));
      if (isRefusal) tally.refused += 1;
      else if (error instanceof IngestionError && error.message.includes("占用内存过多")) tally.stopped += 1;
      else tally.faults.push(`${number}: ${String(error)}`);
    }
    tally.slowestMs = Math.max(tally.slowestMs, Math.round(performance.now() - started));
    tally.mutants += 1;
  }
  return tally;
}

/** 已停止读取 of a file that is too large is a refusal like others. */
function strip(message: string): string {
  return message.replace(/^内容过大.*$/u, "");
}

function findBrokenPromise({ text, chunks }: LoadedDocument["document"]): string | null {
  if (chunks.length === 0) return "loaded without a chunk";
  let end = 0;
  for (const chunk of chunks) {
    if (chunk.start < end || chunk.end <= chunk.start || chunk.end > text.length) return "chunk out of place";
    if (text.slice(chunk.start, chunk.end).trim() === "") return "empty chunk";
    end = chunk.end;
  }
  return null;
}
