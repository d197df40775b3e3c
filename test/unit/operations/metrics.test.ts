import { expect, it } from "vitest";
import { createMetrics } from "../../../src/operations/metrics.ts";
import { scriptedAnswers } from "../../support/fake-knowledge.ts";
import { sampleStatus } from "../../support/sample-state.ts";

it("counts what happened, reads the index as it is now, and holds no word of it", async () => {
  let documents = 3;
  const metrics = createMetrics(() => ({ ...sampleStatus, documents }));
  const [question, answer] = [...scriptedAnswers][0]!;
  metrics.answered({ ...answer, timings_ms: { retrieve: 2, total: 15 } });
  metrics.answered({
    ...answer,
    timings_ms: { retrieve: 2, total: 300 },
    unsupported: [{ text: "x", reason: "y" }],
  });
  metrics.unanswered("stopped");
  documents = 4;
  const text = await metrics.render();
  for (const line of [
    'youju_questions_total{outcome="answered",mode="extractive"} 2',
    'youju_questions_total{outcome="stopped",mode=""} 1',
    'youju_answer_seconds_bucket{le="0.02",mode="extractive"} 1',
    "youju_unsupported_claims_total 1",
    "youju_documents 4",
  ]) {
    expect(text).toContain(`${line}\n`);
  }
  expect(text).toContain("process_resident_memory_bytes");
  expect(text).not.toContain(question);
});
