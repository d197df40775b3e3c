import type { Answer, AnswerEvent, Citation, RelatedClause, Unsupported } from "../domain/answer.ts";
import type { AskRequest } from "../domain/conversation.ts";
import type { Reader } from "../domain/reader.ts";
import { checkAnswer } from "../grounding/check-answer.ts";
import type { GenerationReader } from "../ports/store.ts";
import { emptyGlossary, type Glossary } from "../retrieval/glossary.ts";
import { toSimplified } from "../retrieval/indexing/to-simplified.ts";
import type { Retrieval, Retriever } from "../retrieval/retriever.ts";
import { findFault } from "./question/check-question.ts";
import { condense } from "./question/condense.ts";
import { createQuestionReading, type ReadQuestion } from "./question/read-question.ts";
import { replyToSmallTalk } from "./question/small-talk.ts";
import { createCatalog } from "./selection/catalog.ts";
import { findCandidates } from "./selection/find-candidates.ts";
import { isEnough } from "./selection/judge-evidence.ts";
import type { ScoredClause } from "./selection/score-clause.ts";
import { selectClauses } from "./selection/select-clauses.ts";
import { createTermWeights } from "./selection/term-weights.ts";
import { toRelated } from "./wording/cite.ts";
import { compose } from "./wording/compose.ts";
import { otherVersionsLine } from "./wording/other-versions.ts";
import { describeFault, describeRefusal } from "./wording/refuse.ts";
import { renderLine } from "./wording/render-lines.ts";

export interface AnswererDependencies {
  readonly retriever: Retriever;
  readonly generation: GenerationReader;
  /** Abbreviations that questions use and texts spell out. */
  readonly glossary?: Glossary | undefined;
  /** ISO date. */
  readonly today: () => string;
}

export interface Answerer {
  /** Aborting `signal` ends the stream without an answer-end. */
  answer(
    request: AskRequest & { readonly history: readonly string[] },
    reader: Reader,
    signal?: AbortSignal,
  ): AsyncIterable<AnswerEvent>;
}

interface Outcome {
  readonly outcome: Answer["outcome"];
  /** Pieces of the answer's text in order; each is one text-delta. */
  readonly pieces: readonly string[];
  readonly citations: readonly Citation[];
  readonly unsupported: readonly Unsupported[];
  readonly nearest: readonly RelatedClause[];
  readonly related: readonly RelatedClause[];
}

const passageLimit = 20;
const mostNearest = 3;
const mostRelated = 3;

/** Answers from the sources' own words, without a model. */
export function createAnswerer(dependencies: AnswererDependencies): Answerer {
  const { retriever, generation, today, glossary = emptyGlossary } = dependencies;
  const catalog = createCatalog(generation);
  const readQuestion = createQuestionReading(
    () => generation.documents(),
    glossary,
    createTermWeights(generation),
    today,
  );

  function answerFrom(question: ReadQuestion, retrieval: Retrieval, reader: Reader): Outcome {
    const candidates = findCandidates(question, retrieval, generation, catalog.rowsFor(reader));
    const [best] = candidates;
    if (best === undefined || !isEnough(best, question)) return refuse(candidates, question, reader);
    const clauses = selectClauses(candidates, question);
    const composed = compose(clauses, question);
    const versions = otherVersionsLine(
      clauses[0]?.document ?? best.document,
      new Set(clauses.map((clause) => clause.document.id)),
      catalog.versionsOf(best.document, reader),
      catalog.rowsFor(reader),
      question,
      today(),
    );
    const lines = versions === null ? composed.lines : [...composed.lines, versions];
    const checked = checkAnswer(
      lines,
      composed.citations,
      (file) => generation.documentByFile(file)?.text ?? null,
    );
    if (checked.citations.length === 0) return refuse(candidates, question, reader);
    return {
      outcome: "answered",
      pieces: checked.lines.map((line, index) => (index === 0 ? "" : "\n") + renderLine(line)),
      citations: checked.citations,
      unsupported: checked.unsupported,
      nearest: [],
      related: relatedTo(clauses, candidates),
    };
  }

  function refuse(candidates: readonly ScoredClause[], question: ReadQuestion, reader: Reader): Outcome {
    const nearest = candidates.slice(0, mostNearest).map(toRelated);
    const text = describeRefusal(catalog.rowsFor(reader).length, nearest, question.missing);
    return { ...plain("refused", text), nearest };
  }

  return {
    async *answer(request, reader, signal) {
      const started = performance.now();
      const fault = findFault(request.question);
      const reply = fault === null ? replyToSmallTalk(request.question) : null;
      const standalone = condense(toSimplified(request.question), request.history.map(toSimplified));
      let retrieval: Retrieval = { passages: [], coverage: 0, tookMs: 0 };
      let result: Outcome;
      if (fault !== null) result = plain("refused", describeFault(fault));
      else if (reply !== null) result = plain("chat", reply);
      else {
        const question = readQuestion(standalone, catalog.rowsFor(reader));
        retrieval = await retriever.retrieve(
          { text: standalone.text, limit: passageLimit, allVersions: question.version.mode === "older" },
          reader,
        );
        if (signal?.aborted === true) return;
        result = answerFrom(question, retrieval, reader);
      }
      yield {
        type: "passages-found",
        conversation: null,
        passages: retrieval.passages.map(({ document, chunk }) => ({
          file: document.file,
          title: document.title,
          article: chunk.article,
        })),
      };
      for (const citation of result.citations) yield { type: "citation-added", citation };
      for (const text of result.pieces) {
        if (signal?.aborted === true) return;
        yield { type: "text-delta", text };
      }
      const { pieces, ...rest } = result;
      const condensed = standalone.background !== null && result.outcome !== "chat";
      yield {
        type: "answer-end",
        answer: {
          ...rest,
          question: request.question,
          standalone_question: fault === null && reply === null ? standalone.text : request.question,
          mode: "extractive",
          answer: pieces.join(""),
          notes: condensed ? [`已接上一问理解为：${standalone.text}`] : [],
          timings_ms: { retrieve: retrieval.tookMs, total: performance.now() - started },
        },
      };
    },
  };
}

function plain(outcome: Answer["outcome"], text: string): Outcome {
  return { outcome, pieces: [text], citations: [], unsupported: [], nearest: [], related: [] };
}

/** Clauses next in line that cover nearly as much of the question. */
function relatedTo(clauses: readonly ScoredClause[], candidates: readonly ScoredClause[]): RelatedClause[] {
  const least = (clauses[0]?.score ?? 0) * 0.7;
  const seen = new Set(clauses.map(nameOf));
  const related: RelatedClause[] = [];
  for (const candidate of candidates) {
    if (related.length === mostRelated || candidate.score < least) break;
    if (seen.has(nameOf(candidate))) continue;
    seen.add(nameOf(candidate));
    related.push(toRelated(candidate));
  }
  return related;
}

function nameOf(clause: ScoredClause): string {
  return `${clause.document.file}\n${clause.article ?? ""}`;
}
