import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";
import type { Answer } from "../domain/answers/answer.ts";
import type { AssistantStatus } from "../domain/documents/view.ts";

/** Counts and times for whoever watches the service; never a word of what was asked or answered. */
export interface Metrics {
  answered(answer: Answer): void;
  /** A question that ended without an answer: stopped by the asker, or failed. */
  unanswered(why: "stopped" | "failed"): void;
  /** The text format of Prometheus. */
  render(): Promise<string>;
}

export function createMetrics(status: () => AssistantStatus): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const questions = new Counter({
    name: "youju_questions_total",
    help: "Questions by how they ended",
    labelNames: ["outcome", "mode"],
    registers,
  });
  const seconds = new Histogram({
    name: "youju_answer_seconds",
    help: "Time from question to whole answer",
    labelNames: ["mode"],
    buckets: [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 30, 60],
    registers,
  });
  const unsupported = new Counter({
    name: "youju_unsupported_claims_total",
    help: "Claims that no source backed and that were taken out or marked",
    registers,
  });
  gauge("youju_documents", "Documents in the served index", () => status().documents);
  gauge("youju_chunks", "Chunks in the served index", () => status().chunks);
  gauge("youju_generation", "Number of the served index", () => status().generation);
  gauge("youju_indexed_timestamp_seconds", "When the served index was written", () => {
    const { indexed_at: at } = status();
    return at === null ? 0 : Date.parse(at) / 1000;
  });

  function gauge(name: string, help: string, read: () => number): void {
    const measured = new Gauge({
      name,
      help,
      registers: [],
      collect() {
        this.set(read());
      },
    });
    registry.registerMetric(measured);
  }

  return {
    answered({ outcome, mode, timings_ms, unsupported: claims }) {
      questions.inc({ outcome, mode });
      seconds.observe({ mode }, timings_ms.total / 1000);
      unsupported.inc(claims.length);
    },
    unanswered: (why) => questions.inc({ outcome: why, mode: "" }),
    render: () => registry.metrics(),
  };
}
