import { fileURLToPath } from "node:url";
import { strFromU8, unzipSync } from "fflate";
import type { DraftHistory } from "../../src/drafting/revise/draft-history.ts";
import { decodeText } from "../../src/ingestion/reading/decode-text.ts";
import { createWriting } from "../../src/drafting/writing.ts";
import type { ChatModel } from "../../src/ports/chat-model.ts";
import { loadDraftPrompt } from "../../src/prompts.ts";
import { packagedHouse, reportPassage } from "./house.ts";

const promptsDir = fileURLToPath(new URL("../../prompts", import.meta.url));

/** The true writing half over one past report, its versions in memory. */
export function openHouseWriting(model: ChatModel | null = null, isInternal = false) {
  const house = packagedHouse();
  const kept = new Map<string, DraftHistory>();
  const report = reportPassage("严格落实“三会一课”制度。发展党员388名，清河区举办培训班5期。");
  const passage = { ...report, document: { ...report.document, internal: isInternal } };
  const served = {
    documents: [],
    reader: { documentById: () => ({ text: passage.text }), documentByFile: () => null } as never,
    retriever: {
      retrieve: ({ kind }: { kind?: string }) =>
        Promise.resolve({ passages: kind === "policy" ? [] : [passage], coverage: 1, tookMs: 1 }),
    } as never,
  };
  let id = 0;
  let clock = 0;
  return createWriting({
    house,
    lease: () => ({ served, end: () => {} }),
    drafts: {
      load: (key) => kept.get(key) ?? null,
      save: (key, history) => void kept.set(key, history),
      remove: (key) => void kept.delete(key),
      ids: () => [...kept.keys()].toReversed(),
    },
    // Versions are told apart by their time.
    now: () => new Date(Date.UTC(2024, 4, 1) + (clock += 1000)),
    newId: () => `draft-${++id}`,
    writer: model === null ? null : { model, prompt: loadDraftPrompt(promptsDir) },
    onModelFault: () => {},
    decode: decodeText,
    readFile: (_, bytes) =>
      Promise.resolve({
        lines: textOf(bytes)
          .split("\n")
          .map((text) => ({ text, level: 0 })),
        warnings: [],
        recognised: false,
      }),
  });
}

/** The words of a .docx of ours, paragraph by paragraph, or of a text file. */
function textOf(bytes: Uint8Array): string {
  if (bytes[0] !== 0x50) return new TextDecoder().decode(bytes);
  const xml = strFromU8(unzipSync(bytes)["word/document.xml"] ?? new Uint8Array());
  return [...xml.matchAll(/<w:p>([\s\S]*?)<\/w:p>/gu)]
    .map(([, runs = ""]) =>
      [...runs.matchAll(/<w:t\b[^>]*>([\s\S]*?)<\/w:t>/gu)].map((run) => run[1]).join(""),
    )
    .join("\n");
}
