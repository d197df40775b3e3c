import type { Draft, DraftEvent, DraftRequest } from "../domain/draft.ts";
import type { Reader } from "../domain/reader.ts";
import type { GenerationReader } from "../ports/store.ts";
import type { Retriever } from "../retrieval/retriever.ts";
import { citePassages } from "./cite-passages.ts";
import { composeClauses } from "./compose/compose-clauses.ts";
import { compose } from "./compose/compose.ts";
import { createCopyGuard } from "./compose/copy-guard.ts";
import { readSubject } from "./compose/subject.ts";
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
  const { house, retriever, generation, today } = dependencies;

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
      const text = adjustText(composed.text, adjustments);
      const verified = verifyDraft(text, withFills(brief, adjustments), {
        citations,
        formulations: house.formulations,
      });
      const draft: Draft = {
        // Named and numbered by the history that keeps it.
        id: "",
        version: 0,
        request: request.request,
        kind: brief.kind.name,
        mode: "extractive",
        text,
        ...verified,
        precedents,
        citations,
        notes: notesFor(brief, text, verified.placeholders.length, precedents),
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
