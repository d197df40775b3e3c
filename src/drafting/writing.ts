import type { DraftEvent, DraftOutline, DraftStep } from "../domain/writing/draft.ts";
import type { Reader } from "../domain/people/reader.ts";
import type { Writing } from "../domain/writing/writing.ts";
import { toMarkdown } from "../domain/text/to-markdown.ts";
import { UsageError } from "../errors.ts";
import type { DocumentRow, GenerationReader } from "../ports/store.ts";
import type { Retriever } from "../retrieval/retriever.ts";
import { createDrafter, type Drafter, type DraftWriter } from "./drafter.ts";
import { placeLines, type FileReading } from "./handed-in-file.ts";
import type { House } from "./house.ts";
import { readMaterials } from "./materials/read-materials.ts";
import type { WrittenSection } from "./report/write-report.ts";
import { parseFacts } from "./request/parse-facts.ts";
import { documentStatuses } from "./review/document-statuses.ts";
import { reviewLayout } from "./review/review-layout.ts";
import { reviewText } from "./review/review-text.ts";
import { noAdjustments, type DraftStore, type WritingTask } from "./revise/draft-history.ts";
import { editDraft } from "./revise/edit-draft.ts";
import { createKeptDrafts } from "./revise/kept-drafts.ts";
import { readInstruction } from "./revise/read-instruction.ts";
import { writeWord } from "./word/write-word.ts";
import { chinaDate } from "../domain/text/china-date.ts";

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
  /** Lines of a file in any format, read apart and kept nowhere; throws for what must not be read. */
  readonly readFile: (file: string, bytes: Uint8Array) => Promise<FileReading>;
  /** Null without a configured model: drafts are then composed by code alone. */
  readonly writer: DraftWriter | null;
  /** Hears why the model did not write; the draft is composed all the same. */
  readonly onModelFault: (error: unknown) => void;
}

const plainText = /\.(?:txt|md|markdown)$/iu;

/** The writing half over whichever generation is served when a request comes. */
export function createWriting(dependencies: WritingDependencies): Writing {
  const { house, lease, now, newId, decode, readFile, writer, onModelFault } = dependencies;
  const kept = createKeptDrafts(dependencies.drafts);

  function openDrafter({ served }: ReturnType<typeof lease>): Drafter {
    return createDrafter({
      house,
      writer,
      onModelFault,
      retriever: served.retriever,
      generation: served.reader,
      today: () => chinaDate(now()),
    });
  }

  async function* write(
    id: string,
    task: WritingTask,
    done: readonly WrittenSection[],
    reader: Reader,
    signal?: AbortSignal,
  ): AsyncIterable<DraftEvent> {
    const held = lease();
    try {
      const sections = [...done];
      let keep = (): void => {};
      const job = {
        id,
        ...task,
        done,
        onOutline: (outline: DraftOutline) => {
          keep = () => kept.keepUnfinished(id, task, outline, sections, reader);
          keep();
        },
        onSection: (section: WrittenSection) => {
          sections.push(section);
          keep();
        },
      };
      for await (const event of openDrafter(held).draft(job, reader, signal))
        yield event.type === "draft-end"
          ? { type: "draft-end", draft: kept.add(id, task, event.draft, reader) }
          : event;
    } finally {
      held.end();
    }
  }

  function stepNow(by: DraftStep["by"], what: string): DraftStep {
    return { by, what, at: now().toISOString() };
  }

  function review(text: string, file: string | null, reader: Reader) {
    const held = lease();
    try {
      const statusOf = documentStatuses(held.served.documents, reader);
      return reviewText(text, file, { formulations: house.formulations, statusOf });
    } finally {
      held.end();
    }
  }

  return {
    outline(request) {
      const held = lease();
      try {
        return openDrafter(held).outline(request);
      } finally {
        held.end();
      }
    },
    draft: (request, reader, signal) =>
      write(
        newId(),
        {
          request,
          adjustments: { ...noAdjustments, isFormal: request.tone === "formal" },
          step: stepNow("request", "起草"),
        },
        [],
        reader,
        signal,
      ),
    async *resume(id, reader, signal) {
      const { unfinished } = kept.historyOf(id, reader);
      if (unfinished === null || unfinished === undefined)
        throw new UsageError("这份草稿已经写完", "要改动的话，直接说怎么改");
      yield* write(id, unfinished, unfinished.sections, reader, signal);
    },
    async *revise(id, instruction, reader, signal) {
      const history = kept.historyOf(id, reader);
      const revision = readInstruction(instruction, kept.latestOf(history));
      if (!revision.undo) {
        const { request, adjustments } = revision;
        const step = stepNow("instruction", instruction);
        yield* write(id, { request, adjustments, step }, [], reader, signal);
        return;
      }
      const before = history.versions.at(-2);
      if (before === undefined) throw new UsageError("这是第一版，没有可以撤销的修改", "可以直接说怎么改");
      kept.replace(id, history, history.versions.slice(0, -1));
      yield { type: "text-delta", text: before.draft.text };
      yield { type: "draft-end", draft: before.draft };
    },
    versions: (id, reader) => kept.historyOf(id, reader).versions.map(({ draft }) => draft),
    edit(id, { text, what, continues }, reader) {
      const history = kept.historyOf(id, reader);
      const latest = kept.latestOf(history);
      const before = history.versions.at(-2);
      const goesOn = continues && latest.draft.step.by === "hand" && before !== undefined;
      const step = stepNow("hand", what);
      const edited = editDraft(goesOn ? before : latest, text, step, house, step.at.slice(0, 10));
      const draft = goesOn ? { ...edited.draft, version: latest.draft.version } : edited.draft;
      const earlier = goesOn ? history.versions.slice(0, -1) : history.versions;
      kept.replace(id, history, [...earlier, { ...edited, draft }]);
      return draft;
    },
    list: (reader) => kept.list(reader),
    remove: (id, reader) => kept.remove(id, reader),
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
    async readMaterials(request) {
      const readings: { file: string; reading: FileReading }[] = [];
      // One after the other: they are read in one process.
      for (const { file, bytes } of request.files)
        readings.push({ file, reading: await readFile(file, bytes) });
      const found = readMaterials(
        readings.map(({ file, reading }) => placeLines(file, reading)),
        request,
      );
      const warnings = readings.flatMap(({ file, reading }) => [
        ...reading.warnings.map((warning) => `${file}：${warning}`),
        ...(reading.recognised ? [`${file} 是扫描件识别出来的，数字请与原件核对`] : []),
      ]);
      return { ...found, notes: [...found.notes, ...warnings] };
    },
    review,
    async reviewFile(file, bytes, reader) {
      const { lines } = await readFile(file, bytes);
      // A plain text is reviewed as it stands, line for line.
      const text = plainText.test(file) ? decode(bytes) : lines.map((line) => line.text).join("\n");
      const found = review(text, file, reader);
      if (!/\.docx$/iu.test(file)) return { ...found, text };
      const layout = reviewLayout(bytes);
      return {
        ...found,
        text,
        findings: [...found.findings, ...layout],
        counts: { ...found.counts, 版式: layout.length },
      };
    },
    word: (request, draft) => writeWord(request, draft, house.kinds, now()),
    markdown: toMarkdown,
  };
}
