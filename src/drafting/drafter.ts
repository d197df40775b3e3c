import type { Citation, Unsupported } from "../domain/answers/answer.ts";
import type { Passage } from "../domain/documents/document.ts";
import type {
  Draft,
  DraftEvent,
  DraftOutline,
  ProposedOutline,
  DraftRequest,
} from "../domain/writing/draft.ts";
import type { Reader } from "../domain/people/reader.ts";
import type { DraftPrompt } from "../domain/text/prompt.ts";
import { UsageError } from "../errors.ts";
import type { ChatModel } from "../ports/chat-model.ts";
import type { GenerationReader } from "../ports/store.ts";
import type { Retriever } from "../retrieval/retriever.ts";
import { citePassages } from "./cite-passages.ts";
import { composeClauses } from "./compose/compose-clauses.ts";
import { compose } from "./compose/compose.ts";
import type { PartSources } from "./compose/compose-part.ts";
import { createCopyGuard } from "./compose/copy-guard.ts";
import { readSubject, type Subject } from "./compose/subject.ts";
import { notesFor } from "./draft-notes.ts";
import { generateDraft, type GeneratedDraft } from "./generate/generate-draft.ts";
import type { House } from "./house.ts";
import type { Theme } from "./patterns/pattern.ts";
import { findPrecedents } from "./precedents/find-precedents.ts";
import { pinnedPassages, withPinned } from "./precedents/pinned-precedents.ts";
import { isReport, planReport, type ReportPlan } from "./report/plan-report.ts";
import { mergePrecedents, writeReport, type WrittenSection } from "./report/write-report.ts";
import type { Brief } from "./request/brief.ts";
import { readRequest } from "./request/read-request.ts";
import { adjustBrief, adjustText, withFills } from "./revise/apply-adjustments.ts";
import type { Adjustments, WritingTask } from "./revise/draft-history.ts";
import { verifyDraft } from "./verify/verify-draft.ts";

export interface DrafterDependencies {
  readonly house: House;
  readonly retriever: Retriever;
  readonly generation: GenerationReader;
  /** ISO date. */
  readonly today: () => string;
  readonly writer: DraftWriter | null;
  readonly onModelFault: (error: unknown) => void;
}

/** The model that writes fluent prose, and what is said to it. */
export interface DraftWriter {
  readonly model: ChatModel;
  readonly prompt: DraftPrompt;
}

/** One draft to be written, or gone on with. */
export interface DraftJob extends WritingTask {
  readonly id: string;
  /** Sections that are written already. */
  readonly done: readonly WrittenSection[];
  /** Hears the outline of a report before its first section, and every section once it is whole. */
  readonly onOutline: (outline: DraftOutline) => void;
  readonly onSection: (section: WrittenSection) => void;
}

export interface Drafter {
  /** @throws UsageError for a kind without headings or a request that cannot be met. */
  outline(request: DraftRequest): ProposedOutline;
  /** Events of one draft, draft-end last. @throws UsageError before the first when the request cannot be met. */
  draft(job: DraftJob, reader: Reader, signal?: AbortSignal): AsyncIterable<DraftEvent>;
}

const clausesAsked = 12;
const mostPrecedents = 12;

/** What a draft came to, whichever way it was written. */
interface Written {
  readonly text: string;
  readonly mode: Draft["mode"];
  readonly precedents: readonly Citation[];
  readonly citations: readonly Citation[];
  readonly removed: readonly Unsupported[];
}

export function createDrafter(dependencies: DrafterDependencies): Drafter {
  const { house, retriever, generation, today, writer, onModelFault } = dependencies;

  function understand(request: DraftRequest, adjustments: Adjustments | null) {
    const read = readRequest(request, house.kinds, today());
    const brief = adjustments === null ? read : adjustBrief(read, adjustments);
    const subject = readSubject(brief, house.themes);
    const plan = isReport(brief, subject)
      ? planReport(brief, subject, house.themes, request.outline ?? null)
      : null;
    return { brief: plan === null ? brief : { ...brief, words: plan.words }, subject, plan };
  }

  /** Null without a model, for a form that code keeps exactly, or when the model wrote nothing that stands. */
  async function writeWithModel(
    brief: Brief,
    outline: string,
    found: readonly Passage[],
    said: string,
    reader: Reader,
    signal: AbortSignal | undefined,
  ): Promise<GeneratedDraft | null> {
    if (writer === null || brief.kind.form === "clauses") return null;
    const mayLeave = ({ document }: Passage): boolean => !document.internal || !writer.model.sendsOutside;
    try {
      const clauses = await retriever.retrieve({ text: brief.topic, kind: "policy", limit: 4 }, reader);
      return await generateDraft(
        writer.model,
        writer.prompt,
        brief,
        {
          precedents: found.filter(mayLeave),
          clauses: clauses.passages.filter(mayLeave),
          formulations: house.formulations,
          outline: outline.split("\n").slice(0, 12).join("／").slice(0, 600),
          citations: [],
          said,
          guard: createCopyGuard(found.map(({ text }) => text)),
        },
        signal,
      );
    } catch (error) {
      if (signal?.aborted !== true) onModelFault(error);
      return null;
    }
  }

  /** The clauses that a text of clauses quotes, best first. */
  async function findClauses(brief: Brief, reader: Reader) {
    const found = await retriever.retrieve(
      { text: brief.topic, kind: "policy", limit: clausesAsked },
      reader,
    );
    return { ...composeClauses(brief, found.passages), precedents: [] };
  }

  function sourcesOf(
    themes: readonly Theme[],
    pinned: readonly Passage[],
    found: readonly Passage[],
    answered: readonly string[],
  ): PartSources {
    const precedents = withPinned(pinned, found);
    const guard = createCopyGuard(precedents.map(({ text }) => text));
    return { themes, answered, precedents, pinned: pinned.length, formulations: house.formulations, guard };
  }

  async function* writeWhole(
    job: DraftJob,
    plan: ReportPlan,
    pinned: readonly Passage[],
    facts: readonly string[],
    reader: Reader,
    signal: AbortSignal | undefined,
  ): AsyncGenerator<DraftEvent, Written | null> {
    yield { type: "report-started", id: job.id, outline: plan.outline, done: job.done.length };
    job.onOutline(plan.outline);
    const report = yield* writeReport(plan, job.done, {
      sourcesFor: async ({ brief, themes }) =>
        sourcesOf(themes, pinned, await findPrecedents(brief, themes, reader, retriever, generation), facts),
      generate: ({ brief }, composed, found, said) =>
        writeWithModel(brief, composed, found, said, reader, signal),
      keep: job.onSection,
      adjust: (text) => adjustText(text, job.adjustments),
      stopped: () => signal?.aborted === true,
    });
    if (report === null) return null;
    const { text, sections } = report;
    return {
      text,
      mode: sections.some(({ mode }) => mode === "generated") ? "generated" : "extractive",
      precedents: mergePrecedents(sections, mostPrecedents),
      citations: [],
      removed: sections.flatMap(({ removed }) => removed),
    };
  }

  async function* writeAtOnce(
    job: DraftJob,
    brief: Brief,
    subject: Subject,
    sources: PartSources,
    reader: Reader,
    signal: AbortSignal | undefined,
  ): AsyncGenerator<DraftEvent, Written | null> {
    const clauses = brief.kind.form === "clauses" ? await findClauses(brief, reader) : null;
    const composed = clauses ?? compose(brief, subject, house.themes, sources);
    const citations = citePassages(clauses?.sources ?? []);
    for (const citation of citations) yield { type: "citation-added", citation };
    const written = await writeWithModel(brief, composed.text, sources.precedents, "", reader, signal);
    if (signal?.aborted === true) return null;
    const text = adjustText(written?.text ?? composed.text, job.adjustments);
    for (const line of text.split(/(?<=\n|。)/u)) yield { type: "text-delta", text: line };
    return {
      text,
      mode: written === null ? "extractive" : "generated",
      precedents: citePassages(sources.precedents, composed.precedents),
      citations,
      removed: written?.removed ?? [],
    };
  }

  return {
    outline(request) {
      const { plan, brief } = understand({ ...request, whole: true }, null);
      if (plan === null)
        throw new UsageError(
          `${brief.kind.name}不分章节，没有提纲可列`,
          "请直接起草；要分章节的写总结、讲话、报告",
        );
      const { kind, facts } = brief;
      const notes = facts.length === 0 ? ["还没有给事实，写出来的数字会留空待填"] : [];
      return { ...plan.outline, kind: kind.name, words: plan.words, notes };
    },
    async *draft(job, reader, signal) {
      const started = performance.now();
      const { brief, subject, plan } = understand(job.request, job.adjustments);
      const pinned = pinnedPassages(job.request.precedents ?? [], reader, generation);
      const found = await findPrecedents(brief, subject.themes, reader, retriever, generation);
      const facts = brief.facts.map(({ text }) => text);
      const sources = sourcesOf(subject.themes, pinned, found, facts);
      const retrieved = performance.now() - started;
      if (signal?.aborted === true) return;
      yield {
        type: "passages-found",
        passages: sources.precedents.map(({ document, chunk }) => ({
          file: document.file,
          title: document.title,
          article: chunk.article,
        })),
      };
      const written =
        plan === null
          ? yield* writeAtOnce(job, brief, subject, sources, reader, signal)
          : yield* writeWhole(job, plan, pinned, facts, reader, signal);
      if (written === null) return;
      const { text, precedents, citations, removed, mode } = written;
      const said = job.request.outline;
      const outlined = said === undefined ? [] : [said.title, ...said.sections.map(({ heading }) => heading)];
      const verified = verifyDraft(text, withFills(brief, job.adjustments, outlined), {
        citations,
        formulations: house.formulations,
      });
      const draft: Draft = {
        id: job.id,
        // Numbered by the history that keeps it.
        version: 0,
        step: job.step,
        request: job.request.request,
        kind: brief.kind.name,
        mode,
        text,
        ...verified,
        unsupported: [...verified.unsupported, ...removed],
        precedents,
        citations,
        notes: notesFor(brief, text, verified.placeholders.length, precedents, removed.length),
        timings_ms: { retrieve: round(retrieved), total: round(performance.now() - started) },
      };
      yield { type: "draft-end", draft };
    },
  };
}

function round(ms: number): number {
  return Math.round(ms * 100) / 100;
}
