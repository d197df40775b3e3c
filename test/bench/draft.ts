import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Assistant } from "../../src/assistant.ts";
import type { Draft } from "../../src/domain/writing/draft.ts";
import { localAdmin } from "../../src/domain/people/reader.ts";
import { createCopyGuard, type CopyGuard } from "../../src/drafting/compose/copy-guard.ts";
import { says, startFakeChat, type ChatAct } from "../support/fake-chat.ts";
import { openApp, packagedKnowledgeDir } from "../support/open-app.ts";

/**
 * Drafts for every request of the evaluation set, over the office's corpus and over the starter base, by
 * code alone and with a scripted model that invents figures in every other reply: figures traced, facts present once, length, runs copied, time. `npm run bench:draft [--text]`;
 * SHARED_DIR names the folder of the data. The check of figures is its own: digits of the text must stand in
 * a fact, the request or a cited source.
 */
const sharedDir = process.env["SHARED_DIR"] ?? fileURLToPath(new URL("../../../shared", import.meta.url));
const showsText = process.argv.includes("--text");

interface Request {
  readonly id: string;
  readonly request: string;
  readonly facts: readonly string[];
  readonly kind: string;
  readonly words: number;
}

async function main(): Promise<void> {
  const requests = readFileSync(join(sharedDir, "eval/draft.jsonl"), "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Request);
  for (const [name, folder] of [
    ["corpus", join(sharedDir, "corpus")],
    ["starter", packagedKnowledgeDir],
  ] as const) {
    const data = mkdtempSync(join(tmpdir(), "youju-bench-"));
    const server = await startFakeChat();
    const endpoint = { model: "scripted", baseUrl: server.url, apiKey: null, isOutside: false };
    try {
      for (const mode of ["extractive", "generated"] as const) {
        const chat = mode === "extractive" ? null : { endpoint, unsupported: "remove" as const };
        const { assistant } = await openApp(folder, data, undefined, undefined, chat);
        // More acts than there can be calls: one draft takes two at most.
        if (chat !== null)
          server.script(...Array.from({ length: requests.length * 3 + 200 }, (_, at) => scripted(at)));
        try {
          console.log(
            JSON.stringify({ over: name, asked: mode, ...(await measure(assistant, requests)) }, null, 2),
          );
        } finally {
          await assistant.close();
        }
      }
    } finally {
      await server.close();
      rmSync(data, { recursive: true, force: true });
    }
  }
}

/** Says the outline it was given as prose, and in every other call adds figures of its own. */
function scripted(at: number): ChatAct {
  return (response, call) => {
    const outline = /结构参考：(.*)/u.exec(
      call.messages.at(-1)?.content ?? call.messages.at(1)?.content ?? "",
    )?.[1];
    const first = /结构参考：(.*)/u.exec(call.messages[1]?.content ?? "")?.[1] ?? "";
    const text = (outline ?? first).replaceAll("／", "\n");
    const reply =
      at % 2 === 0
        ? text
        : text.replaceAll("，", (comma, offset: number) =>
            offset % 3 === 0 ? "，覆盖312个单位、完成率达到98.6%，" : comma,
          );
    return says(reply, 60)(response, call);
  };
}

async function measure(assistant: Assistant, requests: readonly Request[]): Promise<object> {
  const reports = assistant.documents(localAdmin).filter(({ kind }) => kind === "report");
  const guard = createCopyGuard(reports.map(({ file }) => assistant.document(file, localAdmin)?.text ?? ""));
  const [total, times] = [
    { figures: 0, invented: 0, facts: 0, factsOnce: 0, inLength: 0, copied: 0, removed: 0, generated: 0 },
    [] as number[],
  ];
  // The first request pays for what is read once.
  for (const request of [...requests.slice(0, 1), ...requests]) {
    const started = performance.now();
    const draft = await write(assistant, request);
    const took = performance.now() - started;
    if (times.length === 0 && request === requests[0] && total.facts === 0) {
      times.push(Number.NaN);
      continue;
    }
    times.push(took);
    const digits = digitsOf(draft.text);
    const known = new Set(
      digitsOf([request.request, ...request.facts, ...draft.citations.map(({ quote }) => quote)].join("；")),
    );
    total.figures += digits.length;
    total.invented += digits.filter((figure) => !known.has(figure)).length;
    total.facts += request.facts.length;
    total.factsOnce += request.facts.filter((fact) => draft.text.split(fact).length === 2).length;
    const length = draft.text.replaceAll(/\s/gu, "").length;
    total.inLength += Math.abs(length - request.words) <= request.words * 0.15 ? 1 : 0;
    total.copied += guard.copiedRun(draft.text) === null ? 0 : 1;
    total.removed += draft.unsupported.length;
    total.generated += draft.mode === "generated" ? 1 : 0;
    if (showsText)
      console.log(`\n${request.id} ${request.request} (${length}/${request.words})\n${draft.text}`);
  }
  const measured = times.filter((time) => !Number.isNaN(time)).toSorted((a, b) => a - b);
  return {
    requests: requests.length,
    ...total,
    length_rate: total.inLength / requests.length,
    draft_ms: {
      p50: round(measured[Math.floor(measured.length / 2)] ?? 0),
      max: round(measured.at(-1) ?? 0),
    },
    whole_reports: await measureReports(assistant, guard),
    docx_3000_ms: await timeWord(assistant),
  };
}

const reportRequests = [
  ["写一篇清河区2024年组织工作总结", "工作总结"],
  ["写一篇2024年工作完成情况暨2025年重点工作谋划", "总结暨下年谋划"],
  ["写一篇在2024年全区组织工作会议上的讲话", "会议讲话"],
  ["写一篇2024年度履职尽责情况报告", "履职尽责情况报告"],
  ["写一篇2024年度个人述职述廉述学报告", "述职述廉述学报告"],
] as const;
const reportFacts = ["发展党员396名", "引进高层次人才12名", "开展警示教育6次"];
const reportWords = 2000;

/** Each report kind of the starter base, with facts and without: sentences said twice, runs copied, length, time. */
async function measureReports(assistant: Assistant, guard: CopyGuard): Promise<object> {
  const total = {
    reports: 0,
    inLength: 0,
    sentencesTwice: 0,
    copied: 0,
    unsupported: 0,
    factsOnce: 0,
    facts: 0,
  };
  const times: number[] = [];
  for (const [request, kind] of reportRequests) {
    for (const facts of [[], reportFacts]) {
      const started = performance.now();
      const draft = await write(assistant, { id: kind, request, kind, facts, words: reportWords }, true);
      times.push(performance.now() - started);
      const sentences = draft.text.split(/[。\n]/u).filter((sentence) => sentence.length > 8);
      const length = draft.text.replaceAll(/\s/gu, "").length;
      total.reports += 1;
      total.inLength += Math.abs(length - reportWords) <= reportWords * 0.15 ? 1 : 0;
      total.sentencesTwice += sentences.length - new Set(sentences).size;
      total.copied += guard.copiedRun(draft.text) === null ? 0 : 1;
      total.unsupported += draft.unsupported.length;
      total.facts += facts.length;
      total.factsOnce += facts.filter((fact) => draft.text.split(fact).length === 2).length;
      if (showsText) console.log(`\n${kind} (${length}/${reportWords})\n${draft.text}`);
    }
  }
  return { ...total, report_ms: { max: round(Math.max(...times)) } };
}

async function write(
  assistant: Assistant,
  { request, kind, facts, words }: Request,
  whole = false,
): Promise<Draft> {
  const given = facts.map((text) => ({ text, source: null }));
  for await (const event of assistant.writing.draft(
    { request, kind, words, whole, facts: given },
    localAdmin,
  ))
    if (event.type === "draft-end") return event.draft;
  throw new Error("the draft did not end");
}

/** Numbers with digits, marks of lists left out. */
function digitsOf(text: string): string[] {
  const plain = text.normalize("NFKC").replaceAll(/^\d{1,2}\.(?!\d)/gmu, "");
  return plain.match(/\d+(?:\.\d+)?%?/gu) ?? [];
}

async function timeWord(assistant: Assistant): Promise<number> {
  const paragraph = "坚持大抓基层的鲜明导向，推动基层党组织全面进步、全面过硬。".repeat(10);
  const text = `工作总结\n${Array.from({ length: 10 }, () => paragraph).join("\n")}`;
  const started = performance.now();
  await assistant.writing.word({ text, kind: "工作总结", copy: "clean", letterhead: null }, null);
  return round(performance.now() - started);
}

function round(ms: number): number {
  return Math.round(ms * 10) / 10;
}

await main();
