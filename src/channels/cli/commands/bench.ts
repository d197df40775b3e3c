import { Presets, SingleBar } from "cli-progress";
import type { BenchReport } from "../../../domain/operation/bench.ts";
import { UsageError } from "../../../errors.ts";
import { printJson, type Command, type Terminal } from "../command.ts";

const stageNames = { index: "建立索引", search: "逐题检索" } as const;

export const benchCommand: Command = {
  name: "bench",
  usage: "bench --corpus 语料.jsonl --queries 查询.jsonl --qrels 标注.tsv",
  summary: "用外部数据集检验检索的质量和速度，不动本机的资料",
  options: {
    corpus: { type: "string" },
    queries: { type: "string" },
    qrels: { type: "string" },
  },
  async run({ values, json, terminal, bench }) {
    const file = (name: string): string => {
      const value = values[name];
      if (typeof value === "string" && value !== "") return value;
      throw new UsageError(
        `没有写 --${name}`,
        "例如：youju bench --corpus corpus.jsonl --queries queries.jsonl --qrels qrels.tsv",
      );
    };
    const files = { corpus: file("corpus"), queries: file("queries"), qrels: file("qrels") };
    const progress = createBar(terminal);
    try {
      const report = await bench(files, progress.show);
      progress.stop();
      if (json) printJson(terminal, report);
      else terminal.out(describe(report));
    } finally {
      progress.stop();
    }
  },
};

function createBar(terminal: Terminal): {
  show: (stage: keyof typeof stageNames, done: number, total: number) => void;
  stop: () => void;
} {
  if (!terminal.isInteractive) return { show: () => {}, stop: () => {} };
  const bar = new SingleBar(
    { format: "{stage} {bar} {value}/{total}", hideCursor: true, clearOnComplete: true },
    Presets.rect,
  );
  let shown = "";
  return {
    show(stage, done, total) {
      if (stage !== shown) bar.start(Math.max(total, 1), done, { stage: stageNames[stage] });
      shown = stage;
      bar.update(done);
    },
    stop: () => bar.stop(),
  };
}

function describe(report: BenchReport): string {
  const { recall, latency_ms: latency } = report;
  const shares = Object.entries(recall).map(([k, value]) => `前 ${k} 命中 ${(value * 100).toFixed(1)}%`);
  return [
    `文档 ${report.docs}，有标注的查询 ${report.queries}`,
    shares.join("，"),
    `MRR@10 ${report.mrr10.toFixed(3)}，nDCG@10 ${report.ndcg10.toFixed(3)}`,
    `每次检索 p50 ${latency.p50.toFixed(1)} 毫秒，p95 ${latency.p95.toFixed(1)} 毫秒，p99 ${latency.p99.toFixed(1)} 毫秒`,
    `建索引 ${report.ingest_s.toFixed(1)} 秒，${(report.index_bytes / 1e6).toFixed(0)} MB；加载 ${report.load_s.toFixed(2)} 秒；常驻内存 ${report.rss_mb} MB`,
    "",
  ].join("\n");
}
