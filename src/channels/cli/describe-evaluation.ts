import type { Assistant } from "../../assistant.ts";
import type { EvaluationRecord } from "../../domain/operation/evaluation-record.ts";
import { alignTable } from "./table.ts";

type Evaluation = Awaited<ReturnType<Assistant["evaluate"]>>;
type RetrievalRow = Pick<Evaluation, "questions" | "recall" | "mrr10">;
type AnswerRow = NonNullable<Evaluation["answer"]>["odd"];
type Miss = Evaluation["misses"][number];

/** Tables, the change since the last run, and the worst misses with their reasons. */
export function describeEvaluation(evaluation: Evaluation, misses: readonly Miss[]): string {
  return [
    describeRetrieval(evaluation),
    evaluation.previous === null ? "" : describeChange(evaluation, evaluation.previous),
    evaluation.answer === null ? "" : describeAnswers(evaluation.answer),
    describeMisses(misses),
  ]
    .filter((part) => part !== "")
    .join("\n");
}

export function describeHistory(records: readonly EvaluationRecord[]): string {
  if (records.length === 0) return "还没有评测记录\n";
  const rows = records.map(({ at, name, questions, recall, mrr10, included }) => [
    `${at.slice(0, 16).replace("T", " ")}  ${name}`,
    String(questions),
    percent(recall["1"]),
    percent(recall["5"]),
    percent(recall["10"]),
    mrr10.toFixed(3),
    included === null ? "—" : percent(included),
  ]);
  return alignTable([["时间（UTC）和题目", "题数", "前1", "前5", "前10", "MRR@10", "含全部要点"], ...rows]);
}

function describeRetrieval(evaluation: Evaluation): string {
  const rows = rowsOf<RetrievalRow>(evaluation).map(([name, { questions, recall, mrr10 }]) => [
    name,
    String(questions),
    ...[recall["1"], recall["5"], recall["10"]].map(percent),
    mrr10.toFixed(3),
  ]);
  const { p50, p95 } = evaluation.latency_ms;
  const table = alignTable([["检索", "题数", "前1", "前5", "前10", "MRR@10"], ...rows]);
  return `${table}检索用时 p50 ${p50.toFixed(1)} 毫秒，p95 ${p95.toFixed(1)} 毫秒\n`;
}

function describeAnswers(answer: NonNullable<Evaluation["answer"]>): string {
  const byMode = Object.entries(answer.by_mode).map(([mode, figures]): [string, AnswerRow] => [
    mode === "generated" ? "模型写的" : "原文摘录",
    figures,
  ]);
  const rows = [...rowsOf<AnswerRow>(answer), ...byMode].map(([name, figures]) => [
    name,
    String(figures.questions),
    ...[figures.included, figures.wrongly_included, figures.citation_precision].map(percent),
    ...[figures.refusal.precision, figures.refusal.recall, figures.wrongly_refused].map(percent),
    figures.left_open === null ? "—" : percent(figures.left_open),
  ]);
  const head = [
    "回答",
    "题数",
    "含全部要点",
    "含错误值",
    "引用准确",
    "拒答准确",
    "拒答召回",
    "误拒",
    "说明留空",
  ];
  const { length, latency_ms: latency } = answer;
  return `${alignTable([head, ...rows])}长度 p50 ${length.p50} 字，p90 ${length.p90} 字；用时 p50 ${latency.p50.toFixed(1)} 毫秒，p95 ${latency.p95.toFixed(1)} 毫秒\n`;
}

function rowsOf<Row>(
  parts: Row & { readonly odd: Row; readonly even: Row; readonly by_type: Readonly<Record<string, Row>> },
): [string, Row][] {
  return [["全部", parts], ["单号题", parts.odd], ["双号题", parts.even], ...Object.entries(parts.by_type)];
}

function describeChange({ recall, mrr10 }: Evaluation, previous: EvaluationRecord): string {
  const change = (now: number, before: number): string => {
    const points = (now - before) * 100;
    return `${points < 0 ? "−" : "+"}${Math.abs(points).toFixed(1)}`;
  };
  const parts = (["1", "5", "10"] as const).map((k) => `前${k} ${change(recall[k], previous.recall[k])}`);
  const when = previous.at.slice(0, 16).replace("T", " ");
  return `与上次（${when} UTC）相比，百分点：${parts.join("，")}；MRR@10 ${change(mrr10, previous.mrr10)}\n`;
}

function describeMisses(misses: readonly Miss[]): string {
  if (misses.length === 0) return "";
  const lines = misses.map(({ id, question, expected, found, rank, reason }) => {
    const place = rank === null ? "没有找到" : `排在第 ${rank}`;
    return `${id} ${question}\n   应为 ${expected}，${place}${found === null ? "" : `；排第一的是 ${found}`}\n   ${reason}\n`;
  });
  return `最差的 ${misses.length} 题\n${lines.join("")}`;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)}%`;
}
