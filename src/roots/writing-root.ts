import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { createJsonFiles } from "../adapters/draft-files.ts";
import { readMarkdownFiles } from "../adapters/writing-files.ts";
import type { Writing } from "../domain/writing/writing.ts";
import { parseHouse } from "../drafting/house.ts";
import type { DraftHistory } from "../drafting/revise/draft-history.ts";
import { createWriting, type WritingDependencies } from "../drafting/writing.ts";
import { decodeText } from "../ingestion/reading/decode-text.ts";
import type { ChatModel } from "../ports/chat-model.ts";
import { loadDraftPrompt } from "../prompts.ts";
import { readSettings, type SettingsFolders } from "../settings-files.ts";

export interface WritingRoot extends SettingsFolders {
  readonly promptsDir: string;
  readonly dataDir: string;
  readonly model: ChatModel | null;
  readonly lease: WritingDependencies["lease"];
  readonly readFile: WritingDependencies["readFile"];
  readonly onModelFault: WritingDependencies["onModelFault"];
}

/**
 * The writing part of the composition root: how the house writes, where drafts are kept, which model
 * writes. @throws ConfigError naming the file that cannot be read.
 */
export function wireWriting(root: WritingRoot): Writing {
  const { promptsDir, knowledgeDir, dataDir, model, lease, readFile, onModelFault } = root;
  const house = parseHouse({
    kinds: [
      ...readMarkdownFiles(join(promptsDir, "kinds")),
      ...readMarkdownFiles(join(knowledgeDir, "kinds")),
    ],
    patterns: readMarkdownFiles(join(promptsDir, "patterns")),
    formulations: readSettings(root, "formulations.tsv"),
  });
  const files = createJsonFiles<DraftHistory>(join(dataDir, "drafts"));
  return createWriting({
    house,
    lease,
    // Kept until their writer deletes them: a wrong clock must not take anybody's work away.
    drafts: files,
    now: () => new Date(),
    newId: () => randomUUID(),
    decode: decodeText,
    readFile,
    writer: model === null ? null : { model, prompt: loadDraftPrompt(promptsDir) },
    onModelFault,
  });
}
