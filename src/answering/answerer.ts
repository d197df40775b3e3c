import type { AnswerEvent } from "../domain/answers/answer.ts";
import type { AskRequest } from "../domain/answers/conversation.ts";
import type { Reader } from "../domain/people/reader.ts";
import type { GenerationReader } from "../ports/store.ts";
import { emptyGlossary } from "../retrieval/glossary.ts";
import type { Term } from "../retrieval/indexing/tokenize.ts";
import type { Retrieval, Retriever } from "../retrieval/retriever.ts";
import type { QuestionVocabulary } from "../retrieval/understanding/understand-question.ts";
import { comparisonAnswer } from "./versions/comparison-answer.ts";
import { chooseSides, type Find } from "./comparison/choose-sides.ts";
import { readCells } from "./comparison/read-cells.ts";
import { findRows } from "./comparison/report-rows.ts";
import { readComparedThings, readMembers } from "./comparison/read-sides.ts";
import { extractiveAnswer, refusal, type AnswerMakers, type Evidence } from "./extractive-answer.ts";
import { condenseWithModel } from "./generation/condense-with-model.ts";
import type { Writer } from "./generation/generate.ts";
import { generatedAnswer } from "./generation/generated-answer.ts";
import { plainOutcome, type Outcome } from "./outcome.ts";
import { findFault } from "./question/check-question.ts";
import { condense, type StandaloneQuestion } from "./question/condense.ts";
import { createQuestionReading, type ReadQuestion } from "./question/read-question.ts";
import { replyToSmallTalk } from "./question/small-talk.ts";
import { createCatalog } from "./selection/catalog.ts";
import { findCandidates } from "./selection/find-candidates.ts";
import { isEnough } from "./selection/judge-evidence.ts";
import { scoreClause, type ScoredClause } from "./selection/score-clause.ts";
import { missingArticle } from "./selection/missing-article.ts";
import { selectClauses } from "./selection/select-clauses.ts";
import { createSources } from "./selection/sources.ts";
import { createTermWeight } from "./selection/term-weights.ts";
import { noContacts, type Contacts } from "./settings/contacts.ts";
import { weekendsOnly, type WorkingDays } from "./settings/working-days.ts";
import { withoutStart } from "./dates/read-start.ts";
import { stagesAnswer } from "./procedures/stages-answer.ts";
import { wholeProcedure } from "./procedures/whole-procedure.ts";
import { stepsTable } from "./procedures/steps-table.ts";
import { describeFault } from "./wording/refuse.ts";

export interface AnswererDependencies {
  readonly retriever: Retriever;
  readonly generation: GenerationReader;
  /** Abbreviations, everyday words, and how often a term occurs. */
  readonly vocabulary?: QuestionVocabulary | undefined;
  /** How rare a term is in the index; equal for all without one. */
  readonly idf?: ((term: Term) => number) | undefined;
  /** ISO date. */
  readonly today: () => string;
  /** Our own chain of regions: rules of others are named as such and come last. */
  readonly officeRegion?: string | null | undefined;
  readonly contacts?: Contacts | undefined;
  readonly workingDays?: WorkingDays | undefined;
  /** Null: answers are made of the sources' own words. */
  readonly writer?: Writer | null | undefined;
  /** `file`: the generation is one file sent along, and the question is about nothing else. @default "base" */
  readonly about?: AnswerMakers["about"] | undefined;
}

export interface Answerer {
  /** Aborting `signal` ends the stream without an answer-end. */
  answer(
    request: AskRequest & {
      readonly history: readonly string[];
      /** An earlier answer cited internal text: the history goes to no model outside. */
      readonly historyIsInternal?: boolean | undefined;
    },
    reader: Reader,
    signal?: AbortSignal,
  ): AsyncIterable<AnswerEvent>;
}

const passageLimit = 20;
const nothingAsked = plainOutcome("refused", describeFault("empty"));
const nothingJudged = { confidence: 1, nearest: null };
const nothingRetrieved: Retrieval = { passages: [], coverage: 0, tookMs: 0 };

export function createAnswerer(dependencies: AnswererDependencies): Answerer {
  const { retriever, generation, today, writer = null } = dependencies;
  const { vocabulary = { glossary: emptyGlossary }, idf = () => 1 } = dependencies;
  const catalog = createCatalog(generation);
  const sources = createSources(generation);
  const { contacts = noContacts, workingDays = weekendsOnly, about = "base" } = dependencies;
  const makers: AnswerMakers = { generation, catalog, today, contacts, workingDays, about };
  const readQuestion = createQuestionReading(
    () => generation.documents(),
    vocabulary,
    createTermWeight(idf),
    today,
    dependencies.officeRegion ?? null,
  );

  /** By rules where they see that something is left out; in the model's words where there is a model. */
  async function standAlone(
    question: string,
    history: readonly string[],
    historyIsInternal: boolean,
    signal?: AbortSignal,
  ): Promise<StandaloneQuestion> {
    const byRules = condense(question, history);
    if (byRules.background === null || writer === null) return byRules;
    if (historyIsInternal && writer.model.sendsOutside) return byRules;
    const byModel = await condenseWithModel(question, history, writer.model, writer.prompts.condense, signal);
    return byModel ?? byRules;
  }

  /** One question of several that an answer is put together from. */
  async function find(text: string, reader: Reader): Promise<Find> {
    const rows = catalog.rowsFor(reader);
    const question = readQuestion({ text, focus: text, background: null }, rows);
    const retrieval = await retriever.retrieve({ text, limit: passageLimit }, reader);
    const candidates = findCandidates(question, retrieval, sources, rows);
    return { question, candidates, judgement: retrieval.judgement ?? nothingJudged };
  }

  /** The clauses of what is set side by side, each searched for by itself; null for any other question. */
  async function gatherSides(
    question: ReadQuestion,
    candidates: readonly ScoredClause[],
    reader: Reader,
  ): Promise<Evidence | null> {
    const ask = (text: string): Promise<Find> => find(text, reader);
    const cells = readCells(question);
    if (cells.length > 0) {
      const rows = await findRows(cells, ask);
      const clauses = rows.flatMap(({ found }) => (found === null ? [] : [found.clause]));
      return clauses.length === 0 ? null : { question, candidates, clauses, rows };
    }
    if (question.sides.length >= 2) return null;
    const things = readComparedThings(question.text) ?? readMembers(question);
    if (things === null) return null;
    const chosen = await chooseSides(things, candidates, ask);
    if (chosen === null) return null;
    if ("shared" in chosen) return { question, candidates, clauses: [chosen.shared] };
    const clauses = chosen.sides.flatMap(({ clause }) => (clause === null ? [] : [clause]));
    return { question, candidates, clauses, sides: chosen.sides };
  }

  async function* answerFrom(
    asked: ReadQuestion,
    retrieval: Retrieval,
    reader: Reader,
    signal: AbortSignal | undefined,
  ): AsyncGenerator<AnswerEvent, Outcome> {
    const comparison = await comparisonAnswer(asked, reader, makers);
    if (comparison !== null) return yield* told(comparison);
    const rows = catalog.rowsFor(reader);
    const procedure = wholeProcedure(asked, rows, sources);
    const stages = procedure !== null && "stages" in procedure ? stagesAnswer(procedure, generation) : null;
    if (stages !== null) return yield* told(stages);
    const found = findCandidates(asked, retrieval, sources, rows);
    // The article that lists the steps comes before any that only speaks of one.
    const listing =
      procedure !== null && "clause" in procedure ? [scoreClause(procedure.clause, 0, asked)] : [];
    const candidates = [...listing, ...found.filter((one) => !isClause(one, listing[0]))];
    const absent = missingArticle(candidates, asked);
    const question = absent === null ? asked : { ...asked, missing: [...asked.missing, absent] };
    const sides = question.missing.length > 0 ? null : await gatherSides(question, candidates, reader);
    const enough = isEnough(candidates[0], question, retrieval.judgement ?? nothingJudged, about);
    if (sides === null && !enough && listing.length === 0)
      return yield* told(refusal(candidates, question, reader, makers));
    const clauses = listing.length > 0 ? listing : selectClauses(candidates, question);
    const evidence = sides ?? { question, clauses, candidates };
    // Figures side by side and what is computed of them are for code to write, not for a model.
    if (writer === null || evidence.rows !== undefined)
      return yield* told(extractiveAnswer(evidence, reader, makers));
    const written = generatedAnswer(evidence, reader, makers, writer, signal);
    let step = await written.next();
    while (step.done !== true) {
      if (step.value.type === "citation") yield { type: "citation-added", citation: step.value.citation };
      else yield { type: "text-delta", text: step.value.text, position: step.value.position };
      step = await written.next();
    }
    if (step.value.outcome !== null) return step.value;
    if (step.value.declined) return yield* told(refusal(candidates, question, reader, makers));
    const extracted = extractiveAnswer(evidence, reader, makers);
    const { note } = step.value;
    return yield* told({ ...extracted, notes: note === null ? [] : [note] });
  }

  return {
    async *answer(request, reader, signal) {
      const started = performance.now();
      const question = request.question.trim();
      const ready = readyOutcome(question, about);
      let standalone: StandaloneQuestion = { text: question, focus: question, background: null };
      let retrieval = nothingRetrieved;
      let read: ReadQuestion | null = null;
      try {
        if (ready === null) {
          standalone = await standAlone(
            question,
            request.history,
            request.historyIsInternal === true,
            signal,
          );
          const searched = withoutStart(standalone.text, today());
          const asked = { ...standalone, text: searched, focus: withoutStart(standalone.focus, today()) };
          read = { ...readQuestion(asked, catalog.rowsFor(reader)), text: standalone.text };
          // What the base lacks says nothing of a file, nor need a question name what it was sent along with.
          if (about === "file") read = { ...read, missing: [], aboutReports: true };
          const allVersions = read.version.mode === "older";
          const query = { text: searched, limit: passageLimit, allVersions };
          retrieval = await retriever.retrieve(query, reader);
        }
        if (isAborted(signal)) return;
        yield passagesFound(retrieval);
        const events =
          read === null ? told(ready ?? nothingAsked) : answerFrom(read, retrieval, reader, signal);
        let step = await events.next();
        while (step.done !== true) {
          yield step.value;
          if (isAborted(signal)) return;
          step = await events.next();
        }
        const { pieces, ...rest } = step.value;
        const condensed = standalone.text === question ? [] : [`已接上一问理解为：${standalone.text}`];
        yield {
          type: "answer-end",
          answer: {
            ...rest,
            question: request.question,
            standalone_question: ready === null ? standalone.text : request.question,
            answer: pieces.join(""),
            notes: [...condensed, ...rest.notes],
            table: rest.table ?? (read === null ? null : stepsTable(read, rest.citations)),
            timings_ms: { retrieve: retrieval.tookMs, total: performance.now() - started },
          },
        };
      } catch (error) {
        if (!isAborted(signal)) throw error;
      }
    },
  };
}

function isClause(one: ScoredClause, other: ScoredClause | undefined): boolean {
  return other !== undefined && one.document.id === other.document.id && one.start === other.start;
}

function isAborted(signal: AbortSignal | undefined): boolean {
  return signal?.aborted === true;
}

/** What needs no search: faults and courtesies. */
function readyOutcome(question: string, about: AnswerMakers["about"]): Outcome | null {
  const fault = findFault(question);
  if (fault !== null && !(about === "file" && fault === "off-topic"))
    return plainOutcome("refused", describeFault(fault));
  const reply = replyToSmallTalk(question);
  return reply === null ? null : plainOutcome("chat", reply);
}

function passagesFound({ passages }: Retrieval): AnswerEvent {
  const found = passages.map(({ document, chunk }) => ({
    file: document.file,
    title: document.title,
    article: chunk.article,
  }));
  return { type: "passages-found", conversation: null, passages: found };
}

/** An outcome that is ready, as events. */
async function* told(outcome: Outcome): AsyncGenerator<AnswerEvent, Outcome> {
  for (const citation of outcome.citations) yield { type: "citation-added", citation };
  for (const [position, text] of outcome.pieces.entries()) yield { type: "text-delta", text, position };
  return outcome;
}
