import type { Passage } from "../domain/document.ts";
import type { Draft, DraftEvent, DraftRequest } from "../domain/draft.ts";
import type { Reader } from "../domain/reader.ts";
import type { DraftPrompt } from "../domain/text/prompt.ts";
import type { ChatModel } from "../ports/chat-model.ts";
import type { GenerationReader } from "../ports/store.ts";
import type { Retriever } from "../retrieval/retriever.ts";
import { citePassages } from "./cite-passages.ts";
import { composeClauses } from "./compose/compose-clauses.ts";
import { compose } from "./compose/compose.ts";
import { createCopyGuard, type CopyGuard } from "./compose/copy-guard.ts";
import { readSubject } from "./compose/subject.ts";
import { generateDraft, type GeneratedDraft } from "./generate/generate-draft.ts";
import type { House } from "./house.ts";
import { notesFor } from "./draft-notes.ts";
import { findPrecedents } from "./precedents/find-precedents.ts";
import type { Brief } from "./request/brief.ts";
import { readRequest } from "./request/read-request.ts";
import { adjustBrief, adjustText, withFills } from "./revise/apply-adjustments.ts";
import type { Adjustments } from "./revise/draft-history.ts";
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

export interface Drafter {
  /** Events of one draft, draft-end last. @throws UsageError before the first when the request cannot be met. */
  draft(
    request: DraftRequest,
    adjustments: Adjustments,
    reader: Reader,
    signal?: AbortSignal,
  ): AsyncIterable<DraftEvent>;
}

const clausesAsked = 12;

export function createDrafter(dependencies: DrafterDependencies): Drafter {
  const { house, retriever, generation, today, writer, onModelFault } = dependencies;

  /** Null without a model, for a form that code keeps exactly, or when the model wrote nothing that stands. */
  async function writeWithModel(
    brief: Brief,
    outline: string,
    guard: CopyGuard,
    found: readonly Passage[],
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
          guard,
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

  return {
    async *draft(request, adjustments, reader, signal) {
      const started = performance.now();
      const stopped = (): boolean => signal?.aborted === true;
      const brief = adjustBrief(readRequest(request, house.kinds, today()), adjustments);
      const subject = readSubject(brief, house.themes);
      const found = await findPrecedents(brief, subject.themes, reader, retriever, generation);
      const retrieved = performance.now() - started;
      if (stopped()) return;
      yield {
        type: "passages-found",
        passages: found.map(({ document, chunk }) => ({
          file: document.file,
          title: document.title,
          article: chunk.article,
        })),
      };
      const guard = createCopyGuard(found.map(({ text }) => text));
      const clauses = brief.kind.form === "clauses" ? await findClauses(brief, reader) : null;
      const composed =
        clauses ??
        compose(brief, subject, house.themes, {
          themes: subject.themes,
          precedents: found,
          formulations: house.formulations,
          guard,
        });
      const precedents = citePassages(found, composed.precedents);
      const citations = citePassages(clauses?.sources ?? []);
      for (const citation of citations) yield { type: "citation-added", citation };
      const written = await writeWithModel(brief, composed.text, guard, found, reader, signal);
      if (stopped()) return;
      const text = adjustText(written?.text ?? composed.text, adjustments);
      const verified = verifyDraft(text, withFills(brief, adjustments), {
        citations,
        formulations: house.formulations,
      });
      const draft: Draft = {
        // Named and numbered by the history that keeps it.
        id: "",
        version: 0,
        step: { by: "request", what: "", at: "" },
        request: request.request,
        kind: brief.kind.name,
        mode: written === null ? "extractive" : "generated",
        text,
        ...verified,
        unsupported: [...verified.unsupported, ...(written?.removed ?? [])],
        precedents,
        citations,
        notes: notesFor(brief, text, verified.placeholders.length, precedents, written),
        timings_ms: { retrieve: round(retrieved), total: round(performance.now() - started) },
      };
      for (const line of text.split(/(?<=\n|。)/u)) yield { type: "text-delta", text: line };
      yield { type: "draft-end", draft };
    },
  };
}

function round(ms: number): number {
  return Math.round(ms * 100) / 100;
}
