import type { Draft, DraftEvent, DraftStep } from "../domain/draft.ts";
import { mayRead, type Reader } from "../domain/reader.ts";
import type { Writing } from "../domain/writing.ts";
import { UsageError } from "../errors.ts";
import type { DocumentRow, GenerationReader } from "../ports/store.ts";
import type { Retriever } from "../retrieval/retriever.ts";
import { createDrafter, type DraftWriter } from "./drafter.ts";
import type { House } from "./house.ts";
import { readMaterials } from "./materials/read-materials.ts";
import { parseFacts } from "./request/parse-facts.ts";
import { docxText } from "./review/docx-text.ts";
import { reviewLayout } from "./review/review-layout.ts";
import { reviewText, type ReviewKnowledge } from "./review/review-text.ts";
import {
  noAdjustments,
  type DraftHistory,
  type DraftStore,
  type DraftVersion,
} from "./revise/draft-history.ts";
import { countLost } from "./revise/apply-adjustments.ts";
import { editDraft } from "./revise/edit-draft.ts";
import { readInstruction } from "./revise/read-instruction.ts";
import { summariseDraft } from "./revise/summarise-draft.ts";
import { toMarkdown } from "../domain/text/to-markdown.ts";
import { writeWord } from "./word/write-word.ts";

export interface WritingDependencies {
  readonly house: House;
  /** The generation to read from until `end`. */
  readonly lease: () => {
    readonly served: {
      readonly retriever: Retriever;
      readonly reader: GenerationReader;
      readonly documents: readonly DocumentRow[];
    };
    end(): void;
  };
  readonly drafts: DraftStore;
  readonly now: () => Date;
  readonly newId: () => string;
  /** Bytes of a text file in whatever encoding an office uses. */
  readonly decode: (bytes: Uint8Array) => string;
  /** Null without a configured model: drafts are then composed by code alone. */
  readonly writer: DraftWriter | null;
  /** Hears why the model did not write; the draft is composed all the same. */
  readonly onModelFault: (error: unknown) => void;
}

/** Enough to find yesterday's draft; each is a file to be read. */
const draftsRead = 200;
const plainText = new Set([".txt", ".md", ".markdown"]);

/** The writing half over whichever generation is served when a request comes. */
export function createWriting(dependencies: WritingDependencies): Writing {
  const { house, lease, drafts, now, newId, decode, writer, onModelFault } = dependencies;

  async function* write(
    id: string,
    earlier: DraftHistory | null,
    next: Pick<DraftVersion, "request" | "adjustments">,
    step: Omit<DraftStep, "at">,
    reader: Reader,
    signal?: AbortSignal,
  ): AsyncIterable<DraftEvent> {
    const held = lease();
    try {
      const { retriever, reader: generation } = held.served;
      const drafter = createDrafter({
        house,
        writer,
        onModelFault,
        retriever,
        generation,
        today: () => now().toISOString().slice(0, 10),
      });
      for await (const event of drafter.draft(next.request, next.adjustments, reader, signal)) {
        if (event.type !== "draft-end") {
          yield event;
          continue;
        }
        const versions = earlier?.versions ?? [];
        const lost = countLost(event.draft.text, next.adjustments);
        const draft: Draft = {
          ...event.draft,
          id,
          version: (versions.at(-1)?.draft.version ?? 0) + 1,
          step: { ...step, at: now().toISOString() },
          notes:
            lost === 0
              ? event.draft.notes
              : [`手工改过的 ${lost} 处在这一版里没有位置，仍在上一版里，可以对比取回`, ...event.draft.notes],
        };
        drafts.save(id, { owner: reader.userId, versions: [...versions, { ...next, draft }] });
        yield { type: "draft-end", draft };
      }
    } finally {
      held.end();
    }
  }

  function historyOf(id: string, reader: Reader): DraftHistory {
    const history = drafts.load(id);
    if (history === null || history.owner !== reader.userId)
      throw new UsageError("没有这份草稿", "请重新起草，再按新的编号修改");
    return history;
  }

  function textOf(file: string, bytes: Uint8Array): string {
    const extension = /\.[^.]+$/u.exec(file)?.[0].toLowerCase() ?? "";
    if (plainText.has(extension)) return decode(bytes);
    if (extension === ".docx") return docxText(file, bytes);
    throw new UsageError(
      `不能读取 ${extension || "没有扩展名"} 的文件`,
      "请另存为 .docx、.txt 或 .md 后再试",
    );
  }

  function review(text: string, file: string | null, reader: Reader) {
    const held = lease();
    try {
      return reviewText(text, file, {
        formulations: house.formulations,
        statusOf: statuses(held.served.documents, reader),
      });
    } finally {
      held.end();
    }
  }

  return {
    draft: (request, reader, signal) =>
      write(
        newId(),
        null,
        { request, adjustments: { ...noAdjustments, isFormal: request.tone === "formal" } },
        { by: "request", what: "起草" },
        reader,
        signal,
      ),
    async *revise(id, instruction, reader, signal) {
      const history = historyOf(id, reader);
      const current = history.versions.at(-1);
      if (current === undefined) throw new UsageError("没有这份草稿", "请重新起草");
      const revision = readInstruction(instruction, current);
      if (!revision.undo) {
        yield* write(id, history, revision, { by: "instruction", what: instruction }, reader, signal);
        return;
      }
      const before = history.versions.at(-2);
      if (before === undefined) throw new UsageError("这是第一版，没有可以撤销的修改", "可以直接说怎么改");
      drafts.save(id, { ...history, versions: history.versions.slice(0, -1) });
      yield { type: "text-delta", text: before.draft.text };
      yield { type: "draft-end", draft: before.draft };
    },
    versions: (id, reader) => historyOf(id, reader).versions.map(({ draft }) => draft),
    edit(id, { text, what, continues }, reader) {
      const history = historyOf(id, reader);
      const latest = history.versions.at(-1);
      if (latest === undefined) throw new UsageError("没有这份草稿", "请重新起草");
      const before = history.versions.at(-2);
      const goesOn = continues && latest.draft.step.by === "hand" && before !== undefined;
      const at = now().toISOString();
      const edited = editDraft(
        goesOn ? before : latest,
        text,
        { by: "hand", what, at },
        house,
        at.slice(0, 10),
      );
      const draft = goesOn ? { ...edited.draft, version: latest.draft.version } : edited.draft;
      const kept = goesOn ? history.versions.slice(0, -1) : history.versions;
      drafts.save(id, { ...history, versions: [...kept, { ...edited, draft }] });
      return draft;
    },
    list(reader) {
      const own = drafts
        .ids()
        .slice(0, draftsRead)
        .map((id) => drafts.load(id));
      return own.flatMap((history) => {
        const draft = history?.owner === reader.userId ? history.versions.at(-1)?.draft : undefined;
        return draft === undefined ? [] : [summariseDraft(draft)];
      });
    },
    remove(id, reader) {
      historyOf(id, reader);
      drafts.remove(id);
    },
    kinds: () =>
      house.kinds.map(({ name, class: kindClass, aliases, direction, length, purpose }) => ({
        name,
        class: kindClass,
        aliases,
        direction,
        length,
        purpose,
      })),
    readFacts: (file, bytes) => parseFacts(file, decode(bytes)),
    readMaterials: (request) =>
      readMaterials(
        request.files.map(({ file, bytes }) => ({ file, text: textOf(file, bytes) })),
        request,
      ),
    review,
    reviewFile(file, bytes, reader) {
      const found = review(textOf(file, bytes), file, reader);
      if (!/\.docx$/iu.test(file)) return found;
      const layout = reviewLayout(bytes);
      return {
        ...found,
        findings: [...found.findings, ...layout],
        counts: { ...found.counts, 版式: layout.length },
      };
    },
    readText: textOf,
    word: (request, draft) => writeWord(request, draft, house.kinds, now()),
    markdown: toMarkdown,
  };
}

/** Status of a document by its title, of those that a reader may see; 现行 where any version is. */
function statuses(documents: readonly DocumentRow[], reader: Reader): ReviewKnowledge["statusOf"] {
  const byTitle = new Map<string, DocumentRow[]>();
  for (const row of documents) {
    if (row.kind !== "policy" || !mayRead(reader, row.collection)) continue;
    for (const title of new Set([
      row.title,
      row.title.replace(/（(?=[^（）]*年)[^（）]*）$/u, ""),
      row.baseTitle,
    ]))
      byTitle.set(title, [...(byTitle.get(title) ?? []), row]);
  }
  return (title) => {
    const rows = byTitle.get(title) ?? [];
    const [row] = rows;
    // One version in force is enough: a title names all of them.
    if (row === undefined || rows.some(({ status }) => status === "现行" || status === "未知")) return null;
    return { status: row.status, replacement: row.supersededBy };
  };
}
