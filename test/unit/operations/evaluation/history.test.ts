import { appendFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import type { EvaluationRecord } from "../../../../src/domain/operation/evaluation-record.ts";
import { createEvaluationHistory } from "../../../../src/operations/evaluation/history.ts";

const folder = mkdtempSync(join(tmpdir(), "youju-history-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function record(at: string, questionsHash: string): EvaluationRecord {
  const recall = { "1": 0.5, "5": 0.9, "10": 1 };
  return {
    at,
    name: "q.jsonl",
    questionsHash,
    generation: 1,
    questions: 10,
    recall,
    mrr10: 0.7,
    included: null,
  };
}

it("keeps every run, newest first, and compares only runs over the same questions", () => {
  const file = join(folder, "evaluations.jsonl");
  const history = createEvaluationHistory(file);
  expect(history.list()).toEqual([]);
  expect(history.add(record("2026-01-01", "a"))).toBeNull();
  expect(history.add(record("2026-01-02", "b"))).toBeNull();
  expect(history.add(record("2026-01-03", "a"))?.at).toBe("2026-01-01");
  // A run cut off by a power failure costs its own line only.
  appendFileSync(file, '{"at":"2026-01-04","na\n');
  expect(
    createEvaluationHistory(file)
      .list()
      .map(({ at }) => at),
  ).toEqual(["2026-01-03", "2026-01-02", "2026-01-01"]);
});
