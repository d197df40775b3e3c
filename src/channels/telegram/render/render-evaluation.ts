import type { Assistant } from "../../../assistant.ts";
import { bold, richText, type RichText } from "./text/rich-text.ts";

type Evaluation = Awaited<ReturnType<Assistant["evaluate"]>>;

/** The figures of `youju eval`, as a person reads them. */
export function renderEvaluation({ questions, recall, mrr10, answer, latency_ms }: Evaluation): RichText {
  const lines = [
    `条文命中率：前 1 ${percent(recall["1"])}，前 5 ${percent(recall["5"])}，前 10 ${percent(recall["10"])}`,
    `MRR@10：${mrr10.toFixed(3)}`,
    ...(answer === null
      ? []
      : [
          `答案应含内容：${percent(answer.included)}`,
          `答案误含内容：${percent(answer.wrongly_included)}`,
          `引用准确率：${percent(answer.citation_precision)}`,
          `拒答：准确率 ${percent(answer.refusal.precision)}，召回率 ${percent(answer.refusal.recall)}`,
        ]),
    `用时：p50 ${String(Math.round(latency_ms.p50))} 毫秒，p95 ${String(Math.round(latency_ms.p95))} 毫秒`,
  ];
  return richText([bold(`评测结果（${String(questions)} 题）`), `\n${lines.join("\n")}`]);
}

/** Null: nothing to divide by. */
function percent(rate: number | null): string {
  return rate === null ? "无" : `${(rate * 100).toFixed(1)}%`;
}
