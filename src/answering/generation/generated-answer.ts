import { mayLeave } from "../../domain/egress/inside.ts";
import type { Citation } from "../../domain/answers/answer.ts";
import type { Reader } from "../../domain/people/reader.ts";
import { ModelError } from "../../errors.ts";
import type { AnswerLine } from "../../grounding/check-answer.ts";
import { relatedTo, versionsLine, type AnswerMakers, type Evidence } from "../extractive-answer.ts";
import type { Outcome } from "../outcome.ts";
import { labelsLine } from "../wording/lead-line.ts";
import { renderLine } from "../wording/render-lines.ts";
import { buildContext } from "./build-context.ts";
import { generate, type GenerationEvent, type Writer } from "./generate.ts";

/** Why there is no generated answer: it is then made from the sources' own words. */
export interface NotGenerated {
  readonly outcome: null;
  /** The model itself says that the passages do not answer. */
  readonly declined: boolean;
  readonly note: string | null;
}

/** Streams a model's answer as it passes the check; the last value says what became of it. */
export async function* generatedAnswer(
  evidence: Evidence,
  reader: Reader,
  makers: AnswerMakers,
  writer: Writer,
  signal?: AbortSignal,
): AsyncGenerator<GenerationEvent, Outcome | NotGenerated> {
  const { question, clauses, candidates } = evidence;
  const { sendsOutside } = writer.model;
  const [first] = clauses;
  if (first === undefined || !mayLeave(first.document, sendsOutside)) return withheld;
  const [chosen, others] = [clauses, candidates].map((all) =>
    all.filter((clause) => mayLeave(clause.document, sendsOutside)),
  );
  const passages = buildContext(chosen ?? [], others ?? []);
  const pieces: string[] = [];
  const citations = new Map<number, Citation>();
  try {
    const events = generate(question.text, passages, makers.today(), writer, signal);
    let step = await events.next();
    while (step.done !== true) {
      if (step.value.type === "sentence") pieces[step.value.position] = step.value.text;
      else citations.set(step.value.citation.n, step.value.citation);
      yield step.value;
      step = await events.next();
    }
    const { declined, unsupported } = step.value;
    if (declined) return { outcome: null, declined, note: null };
    if (citations.size === 0) return { outcome: null, declined: false, note: nothingLeft };
    const cited = clauses.filter(({ document }) =>
      [...citations.values()].some((one) => one.file === document.file),
    );
    const closing = [
      labelsLine([...citations.values()]),
      versionsLine({ ...evidence, clauses: cited }, reader, makers),
    ]
      .filter((line): line is AnswerLine => line !== null)
      .map((line) => `\n${renderLine(line)}`);
    for (const text of closing) {
      yield { type: "sentence", position: pieces.length, text };
      pieces.push(text);
    }
    return {
      outcome: "answered",
      mode: "generated",
      pieces: pieces.filter((piece) => piece !== undefined),
      citations: [...citations.values()],
      unsupported,
      nearest: [],
      related: relatedTo(clauses, candidates),
      notes: unsupported.length === 0 ? [] : [describeUnsupported(unsupported.length, writer.unsupported)],
    };
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    return {
      outcome: null,
      declined: false,
      note: `模型没有完成回答，以下为条文摘录。${error.message}（${error.fix}）`,
    };
  }
}

const withheld: NotGenerated = {
  outcome: null,
  declined: false,
  note: "所依据的是内部资料，没有发给外部模型，以下为条文摘录。",
};
const nothingLeft = "模型的回答没有一句通过出处核对，以下为条文摘录。";

function describeUnsupported(count: number, treatment: Writer["unsupported"]): string {
  return treatment === "mark"
    ? `有${count}句话没有条文依据，已标【未见依据】。`
    : `有${count}句话没有条文依据，已删去。`;
}
