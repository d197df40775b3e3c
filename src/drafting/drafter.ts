import type { Citation } from "../domain/answer.ts";
import type { Passage } from "../domain/document.ts";
import type { Draft, DraftEvent, DraftRequest } from "../domain/draft.ts";
import type { Reader } from "../domain/reader.ts";
import type { GenerationReader } from "../ports/store.ts";
import type { Retriever } from "../retrieval/retriever.ts";
import { compose } from "./compose/compose.ts";
import { createCopyGuard } from "./compose/copy-guard.ts";
import { readSubject } from "./compose/subject.ts";
import type { House } from "./house.ts";
import { checkKind } from "./kinds/check-kind.ts";
import { findPrecedents } from "./precedents/find-precedents.ts";
import type { Brief } from "./request/brief.ts";
import { findContradictions } from "./request/fact.ts";
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

/** Precedents shown beside a draft. */
const shownPrecedents = 6;

export function createDrafter(dependencies: DrafterDependencies): Drafter {
  const { house, retriever, generation, today } = dependencies;
  return {
    async *draft(request, adjustments, reader, signal) {
      const started = performance.now();
      const brief = adjustBrief(readRequest(request, house.kinds, today()), adjustments);
      const subject = readSubject(brief, house.themes);
      const found = await findPrecedents(brief, subject.themes, reader, retriever, generation);
      const retrieved = performance.now() - started;
      if (signal?.aborted === true) return;
      yield {
        type: "passages-found",
        passages: found.map(({ document, chunk }) => ({
          file: document.file,
          title: document.title,
          article: chunk.article,
        })),
      };
      const composed = compose(brief, subject, house.themes, {
        themes: subject.themes,
        precedents: found,
        formulations: house.formulations,
        guard: createCopyGuard(found.map(({ text }) => text)),
      });
      const precedents = toCitations(found, composed.precedents);
      const text = adjustText(composed.text, adjustments);
      const verified = verifyDraft(text, withFills(brief, adjustments), {
        citations: [],
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
        citations: [],
        notes: notesFor(brief, text, verified.placeholders.length, precedents),
        timings_ms: { retrieve: round(retrieved), total: round(performance.now() - started) },
      };
      for (const line of text.split(/(?<=\n|。)/u)) yield { type: "text-delta", text: line };
      yield { type: "draft-end", draft };
    },
  };
}

/** Those taken up first, then the best of the rest. Verbatim slices of their documents. */
function toCitations(found: readonly Passage[], used: readonly number[]): Citation[] {
  const order = [...new Set([...used, ...found.keys()])].slice(0, Math.max(shownPrecedents, used.length));
  return order.flatMap((index, position) => {
    const passage = found[index];
    if (passage === undefined) return [];
    const { document, chunk, text } = passage;
    return [
      {
        n: position + 1,
        file: document.file,
        title: document.title,
        document_number: document.documentNumber,
        path: chunk.path.join(" > "),
        article: chunk.article,
        clause: chunk.article,
        quote: text,
        start: chunk.start,
        end: chunk.end,
        status: document.status,
        text_kind: document.textKind,
      },
    ];
  });
}

function notesFor(brief: Brief, text: string, open: number, precedents: readonly Citation[]): string[] {
  const notes: string[] = [];
  if (brief.openFigures === "invite") notes.push("数字没有编：没有依据的数字一律留作〔…〕，请核实后填写");
  else if (open > 0) notes.push(`有 ${open} 处留空待填，用〔…〕标出`);
  notes.push(...findContradictions(brief.facts));
  for (const fact of brief.facts)
    if (fact.figures.some(({ unit }) => unit === ""))
      notes.push(`“${fact.text}”里的数字没有单位，照原样写入，请核对`);
  notes.push(...checkKind(brief.kind, text));
  const length = text.replaceAll(/\s/gu, "").length;
  if (Math.abs(length - brief.words) > brief.words * 0.15)
    notes.push(
      length > brief.words
        ? `事实较多，全部写入后共 ${length} 字，超出要求的 ${brief.words} 字`
        : `可用的材料写到 ${length} 字，不足要求的 ${brief.words} 字，可补充事实后重写`,
    );
  if (precedents.length === 0)
    notes.push("资料里没有同类的以往材料，按通用句式起草；放入本单位的总结、讲话后再写会更像");
  if (precedents.some(({ text_kind: kind }) => kind === "example"))
    notes.push("参考的以往材料是随软件附带的示例，非真实数据");
  notes.push("做法描述参照通用写法，是否属实请逐句核对");
  return notes;
}

function round(ms: number): number {
  return Math.round(ms * 100) / 100;
}
