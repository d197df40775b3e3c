import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { setTimeout as sleep } from "node:timers/promises";
import { percentile } from "../../src/operations/evaluation/scoring.ts";
import { endStream, openStream, sendPieces, startFakeChat, type ChatAct } from "../support/fake-chat.ts";
import { ask, modelsDir, openApp, temporaryFolder } from "../support/open-app.ts";

/**
 * How long a reader waits for the first sentence after the model has finished it: `npm run bench:generated --
 * [KNOWLEDGE]`. The model is scripted: it copies two sentences of the first clause it is shown, a few
 * characters at a time.
 */
const root = fileURLToPath(new URL("../..", import.meta.url));
const knowledgeDir = process.argv[2] ?? join(root, "knowledge");
const questions = [
  "拟提拔干部任前公示几天？",
  "支委会多久开一次？",
  "党员大会多久开一次？",
  "预备党员的预备期多长？",
  "村民代表会议多久开一次？",
  "党费不交多久算自行脱党？",
  "入党要满多少岁？",
  "候选人差额比例是多少？",
  "党员一年要学多少学时？",
  "能上能下的情形有哪些？",
];
const rounds = 5;
const pieceLength = 4;
const betweenPiecesMs = 8;
const targetMs = 150;

let sentenceEnded = 0;

/** The first sentences of clause [1], as a model streams them. */
const copies: ChatAct = async (response, call) => {
  const shown = call.messages.at(-1)?.content ?? "";
  const clause = /\[1\] [^\n]+\n([\s\S]+?)(?=\n\n\[2\]|$)/u.exec(shown)?.[1] ?? "";
  const sentences =
    clause
      .replaceAll("\n", "")
      .match(/[^。]+。/gu)
      ?.slice(0, 2) ?? [];
  openStream(response);
  for (const [at, sentence] of sentences.entries()) {
    const text = sentence.replace("。", "[1]。");
    for (let from = 0; from < text.length; from += pieceLength) {
      sendPieces(response, text.slice(from, from + pieceLength), pieceLength);
      if (at === 0 && from + pieceLength >= text.length) sentenceEnded = performance.now();
      await sleep(betweenPiecesMs);
    }
  }
  endStream(response);
};

const server = await startFakeChat();
const data = await temporaryFolder();
const endpoint = { model: "scripted", baseUrl: server.url, apiKey: null, isOutside: false };
const chat = { endpoint, unsupported: "remove" } as const;
const embedder = { modelsDir, endpoint: null };
const { assistant } = await openApp(knowledgeDir, data.path, embedder, undefined, chat);
const waits: number[] = [];
let generated = 0;
try {
  for (let round = 0; round < rounds; round++) {
    for (const question of questions) {
      server.script(copies);
      sentenceEnded = 0;
      let first = 0;
      const { answer } = await ask(assistant, { question }, (event) => {
        if (event.type === "text-delta" && first === 0) first = performance.now();
      });
      if (answer.mode !== "generated" || sentenceEnded === 0) continue;
      generated += 1;
      waits.push(first - sentenceEnded);
    }
  }
} finally {
  await assistant.close();
  await server.close();
  await data.remove();
}
const [p50, p95, most] = [0.5, 0.95, 1].map((part) => percentile(waits, part).toFixed(1));
console.log(`${generated} of ${rounds * questions.length} answers generated`);
console.log(
  `first sentence shown after the model's own sentence end: p50 ${p50} ms, p95 ${p95} ms, most ${most} ms`,
);
const within = waits.filter((wait) => wait <= targetMs).length / waits.length;
console.log(`within ${targetMs} ms: ${(within * 100).toFixed(1)} %`);
