import { listOutgoing, type DoctorReport } from "../../src/domain/egress/outgoing.ts";
import type { RemovedSamples } from "../../src/domain/operation/removed-samples.ts";
import type { Terminal } from "../../src/channels/cli/command.ts";
import { runCli, type GlobalOptions } from "../../src/channels/cli/run.ts";
import { createFakeAssistant, type FakeAssistant, type FakeAssistantOptions } from "./fake-assistant.ts";
import { createTestOffice, type TestOffice } from "./test-office.ts";

export interface CliRun {
  readonly code: 0 | 1 | 2;
  readonly out: string;
  readonly err: string;
  readonly assistant: FakeAssistant;
  /** What each opening of the assistant, or each reload, was given. */
  readonly opened: readonly GlobalOptions[];
  readonly served: readonly GlobalOptions[];
}

export const benchReport = {
  docs: 3,
  queries: 2,
  ingest_s: 1.5,
  index_bytes: 4096,
  rss_mb: 120,
  load_s: 0.01,
  recall: { "5": 0.5, "10": 1, "20": 1, "50": 1, "100": 1 },
  mrr10: 0.75,
  ndcg10: 0.8,
  latency_ms: { p50: 1.2, p95: 2.3, p99: 3.4 },
};

export const doctorReport: DoctorReport = {
  checks: [{ name: "索引", ok: false, detail: "还没有建", fix: "运行 npx youju reload" }],
  outgoing: listOutgoing({
    chat: { baseUrl: "https://models.example/v1", isOutside: true },
    embeddings: { baseUrl: "http://127.0.0.1:8000/v1", isOutside: false },
    telegram: { apiRoot: "https://api.telegram.org", sendsInternal: false },
  }),
};

/** One command line over the fake assistant, with what it wrote to either stream. */
export async function runLine(
  argv: readonly string[],
  options: FakeAssistantOptions & {
    readonly openError?: Error;
    readonly signal?: AbortSignal;
    readonly ask?: Terminal["ask"];
    readonly office?: TestOffice;
    readonly samples?: RemovedSamples;
  } = {},
): Promise<CliRun> {
  const office = options.office ?? createTestOffice();
  const assistant = createFakeAssistant(options);
  const opened: GlobalOptions[] = [];
  const served: GlobalOptions[] = [];
  let [out, err] = ["", ""];
  const terminal: Terminal = {
    out: (text) => (out += text),
    err: (text) => (err += text),
    isInteractive: false,
    ask: options.ask,
  };
  const code = await runCli(argv, {
    terminal,
    signal: options.signal ?? new AbortController().signal,
    openAssistant: (given) => {
      opened.push(given);
      return options.openError === undefined ? Promise.resolve(assistant) : Promise.reject(options.openError);
    },
    reload: (given, full) => {
      opened.push(given);
      return assistant.reload({ full });
    },
    backUp: (_given, out) => Promise.resolve({ folder: out, files: 3, bytes: 2 * 1024 * 1024 }),
    restore: () => Promise.resolve({ files: 3, before: ["/old"] }),
    removeSamples: (given) => {
      opened.push(given);
      return Promise.resolve(options.samples ?? { removed: [], keptIn: null });
    },
    bench: (given, files) => {
      opened.push(given);
      return Promise.resolve({ ...benchReport, files });
    },
    forget: (_given, user, access) => ({
      user,
      questions: 2,
      feedback: 1,
      drafts: 3,
      messages: 0,
      access,
    }),
    openOffice: (given) => {
      opened.push(given);
      return { ...office, close: () => {} };
    },
    examine: (given) => {
      opened.push(given);
      return Promise.resolve(doctorReport);
    },
    serve: (given) => {
      served.push(given);
      return Promise.resolve();
    },
  });
  return { code, out, err, assistant, opened, served };
}
