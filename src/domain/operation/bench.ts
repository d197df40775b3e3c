/** The object `bench --json` prints (design §5). */
export interface BenchReport {
  readonly docs: number;
  readonly queries: number;
  readonly ingest_s: number;
  readonly index_bytes: number;
  readonly rss_mb: number;
  readonly load_s: number;
  /** Mean share of a question's documents among the first k. */
  readonly recall: Readonly<Record<"5" | "10" | "20" | "50" | "100", number>>;
  readonly mrr10: number;
  readonly ndcg10: number;
  /** Of a whole retrieval of ten passages, after every question was asked once. */
  readonly latency_ms: { readonly p50: number; readonly p95: number; readonly p99: number };
}
