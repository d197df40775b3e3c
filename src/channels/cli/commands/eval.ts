import { readFile } from "node:fs/promises";
import type { Assistant } from "../../../assistant.ts";
import { UsageError } from "../../../errors.ts";
import { printJson, type Command } from "../command.ts";

type Evaluation = Awaited<ReturnType<Assistant["evaluate"]>>;
type Figures = Pick<Evaluation, "questions" | "recall" | "mrr10">;

export const evalCommand: Command = {
  name: "eval",
  usage: "eval 题目文件.jsonl [--retrieval-only]",
  summary: "用一套题检验检索和回答；--retrieval-only 只检验检索",
  options: { "retrieval-only": { type: "boolean" } },
  async run({ values, positionals, json, terminal, openAssistant }) {
    const [file] = positionals;
    if (file === undefined)
      throw new UsageError("没有写题目文件", "例如：youju eval questions.jsonl --retrieval-only");
    const questions = await readFile(file, "utf8").catch((cause: unknown) => {
      throw new UsageError(`题目文件打不开：${file}`, "请检查路径", { cause });
    });
    const assistant = await openAssistant();
    try {
      const evaluation = await assistant.evaluate(
        questions,
        { retrievalOnly: values["retrieval-only"] === true },
        () => {},
      );
      if (json) printJson(terminal, evaluation);
      else terminal.out(describe(evaluation));
    } finally {
      await assistant.close();
    }
  },
};

function describe(evaluation: Evaluation): string {
  const rows: [string, Figures][] = [
    ["全部", evaluation],
    ["单号题", evaluation.odd],
    ["双号题", evaluation.even],
    ...Object.entries(evaluation.by_type),
  ];
  const lines = rows.map(([name, figures]) =>
    [
      name,
      figures.questions,
      ...["1", "5", "10"].map((k) => percent(figures.recall[k as "1"])),
      figures.mrr10.toFixed(3),
    ].join("\t"),
  );
  const { p50, p95 } = evaluation.latency_ms;
  const table = `类别\t题数\t前1\t前5\t前10\tMRR@10\n${lines.join("\n")}\n检索用时 p50 ${p50.toFixed(1)} 毫秒，p95 ${p95.toFixed(1)} 毫秒\n`;
  return evaluation.answer === null ? table : `${table}\n${describeAnswers(evaluation.answer)}`;
}

function describeAnswers(answer: NonNullable<Evaluation["answer"]>): string {
  const rows: [string, typeof answer.odd][] = [
    ["全部", answer],
    ["单号题", answer.odd],
    ["双号题", answer.even],
    ...Object.entries(answer.by_type),
  ];
  const lines = rows.map(([name, figures]) =>
    [
      name,
      figures.questions,
      ...[figures.included, figures.wrongly_included, figures.citation_precision].map(percent),
      ...[figures.refusal.precision, figures.refusal.recall, figures.wrongly_refused].map(percent),
    ].join("\t"),
  );
  const head = "类别\t题数\t含全部要点\t含错误值\t引用准确\t拒答准确\t拒答召回\t误拒";
  const { length, latency_ms: latency } = answer;
  return `${head}\n${lines.join("\n")}\n长度 p50 ${length.p50} 字，p90 ${length.p90} 字；用时 p50 ${latency.p50.toFixed(1)} 毫秒，p95 ${latency.p95.toFixed(1)} 毫秒\n`;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)}%`;
}
