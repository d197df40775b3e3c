import { appendFileSync, readFileSync } from "node:fs";
import type { EvaluationRecord } from "../../domain/operation/evaluation-record.ts";

export interface EvaluationHistory {
  /** Adds one run and returns the one before it over the same questions; null for the first. */
  add(record: EvaluationRecord): EvaluationRecord | null;
  /** Newest first. */
  list(): EvaluationRecord[];
}

/** One JSON object a line; a line cut off by a power failure is passed over. */
export function createEvaluationHistory(file: string): EvaluationHistory {
  function list(): EvaluationRecord[] {
    let text: string;
    try {
      text = readFileSync(file, "utf8");
    } catch {
      return [];
    }
    return text
      .split("\n")
      .flatMap((line) => parse(line) ?? [])
      .toReversed();
  }
  return {
    list,
    add(record) {
      const previous = list().find(({ questionsHash }) => questionsHash === record.questionsHash) ?? null;
      // The line feed comes first: a line that was cut off before must not take this one with it.
      appendFileSync(file, `\n${JSON.stringify(record)}\n`, { flush: true });
      return previous;
    },
  };
}

function parse(line: string): EvaluationRecord | null {
  try {
    const value = JSON.parse(line) as Partial<EvaluationRecord> | null;
    const sound =
      typeof value?.at === "string" && typeof value.mrr10 === "number" && value.recall !== undefined;
    return sound ? (value as EvaluationRecord) : null;
  } catch {
    return null;
  }
}
