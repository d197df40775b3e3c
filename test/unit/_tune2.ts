import { readFileSync, existsSync } from "node:fs";
import { loadEmbeddedEncoder } from "../../src/adapters/embedded-encoder.ts";
import { openStatutes } from "../support/statutes.ts";

export async function openFolds(dir = "/tmp/enc-train", onlyFolds = [0, 1, 2, 3], same?: string) {
  const s = openStatutes("/work/shared/eval/statutes");
  const foldOf = JSON.parse(readFileSync("/tmp/enc-train/folds.json", "utf8"));
  const runs: any[] = [];
  for (const k of onlyFolds) {
    const enc = await loadEmbeddedEncoder(same ?? `${dir}/fold-${k}`);
    const { index } = await s.index(enc);
    const qs = s.questions.filter((q) => foldOf[q.id] === k);
    // caches by the query
    const lex = new Map(), den = new Map(), vec = new Map();
    const li: any = index.lexical, vi: any = index.vectors;
    const lexSearch = li.search.bind(li);
    li.search = (q: any, n: number, a: any) => { const key = JSON.stringify([...q]); if (!lex.has(key)) lex.set(key, lexSearch(q, n, a)); return lex.get(key); };
    const vecSearch = vi.search.bind(vi);
    vi.search = (v: any, n: number, a: any) => { const key = v[0] + "," + v[1] + "," + v[2]; if (!den.has(key)) den.set(key, vecSearch(v, n, a)); return den.get(key); };
    runs.push(async (w: object) => s.search({ embedder: enc, index }, qs, w));
  }
  return { s, run: async (w: object) => { const parts = []; for (const r of runs) parts.push(await r(w)); return s.join(parts); } };
}
export const sline = (f: any) => `statutes R@10 ${f.recall[10].toFixed(3)} R@100 ${f.recall[100].toFixed(3)} MRR ${f.mrr10.toFixed(3)}`;
if (process.argv[1]?.endsWith("_tune2.ts")) {
  const folds = process.argv[2]!.split(",").map(Number);
  const { run, s } = await openFolds("/tmp/enc-train", folds, process.argv[3]);
  console.log("plain", sline(await s.searchPlainly(s.questions)));
  for (const dense of [0, 0.25, 0.4, 0.8, 1.2, 2]) console.log(dense, sline(await run({ dense })));
}
