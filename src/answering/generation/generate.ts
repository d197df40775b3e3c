import type { Citation, Unsupported } from "../../domain/answers/answer.ts";
import { fillPrompt, type AnswerPrompts } from "../../domain/text/prompt.ts";
import { checkClaim } from "../../grounding/claims/check-claim.ts";
import { readClaim, type Claim } from "../../grounding/claims/claim.ts";
import { findFigures } from "../../grounding/figures.ts";
import type { ChatModel } from "../../ports/chat-model.ts";
import { renderContext, type ContextPassage } from "./build-context.ts";
import { createCitationBook } from "./cite-claim.ts";
import { repairSentences, type FailedSentence } from "./repair.ts";
import { splitStream } from "./sentence-stream.ts";

export interface Writer {
  readonly model: ChatModel;
  readonly prompts: AnswerPrompts;
  /** What becomes of a sentence that the passages do not bear. */
  readonly unsupported: "remove" | "mark";
}

export type GenerationEvent =
  | { readonly type: "citation"; readonly citation: Citation }
  /** `position`: where the sentence belongs in the answer; one that is repaired comes later. */
  | { readonly type: "sentence"; readonly position: number; readonly text: string };

export interface Generated {
  readonly citations: readonly Citation[];
  readonly unsupported: readonly Unsupported[];
  /** The model says that the passages do not answer. */
  readonly declined: boolean;
}

const maxTokens = 1_200;
const declining = /^无依据[。.]?$/u;
/** 1. （一） - : the place in a list, no figure. */
const listMark = /^(?:[-*•·]\s*|\d{1,2}[.、．)）]\s*|[（(](?:\d{1,2}|[一二三四五六七八九十]{1,3})[)）]\s*)/u;
const plainLead = 16;

/**
 * Has the model answer from the passages and lets each sentence out once it is checked. What fails is
 * sent back once, at the end; what fails again is left out, or marked.
 * @throws ModelError; what was let out before stands to be replaced.
 */
export async function* generate(
  question: string,
  passages: readonly ContextPassage[],
  today: string,
  { model, prompts, unsupported: treatment }: Writer,
  signal?: AbortSignal,
): AsyncGenerator<GenerationEvent, Generated> {
  const context = passages.map(({ source }) => source);
  const rendered = renderContext(passages);
  const book = createCitationBook(passages);
  const failed: FailedSentence[] = [];
  const announced = new Set<number>();
  let position = 0;
  let lead: FailedSentence | null = null;
  let atLineStart = false;
  let declined = false;

  function* show(sentence: FailedSentence, claim: Claim): Generator<GenerationEvent> {
    const cited = book.citeAll(claim);
    for (const citation of cited) {
      if (announced.has(citation.n)) continue;
      announced.add(citation.n);
      yield { type: "citation", citation };
    }
    const numbers = [...new Set(cited.map(({ n }) => n))];
    const text = sentence.lineStart + claim.text + numbers.map((n) => `[${n}]`).join("");
    yield { type: "sentence", position: sentence.position, text };
  }

  const values = { today, passages: rendered, question };
  const reply = model.stream(
    {
      messages: [
        { role: "system", content: fillPrompt(prompts.answer.system, values) },
        { role: "user", content: fillPrompt(prompts.answer.user, values) },
      ],
      maxTokens,
    },
    signal,
  );
  for await (const raw of splitStream(reply)) {
    const text = raw.replaceAll(/\*\*|^#+\s*/gu, "").trim();
    const lineStart = atLineStart && position > 0 ? "\n" : "";
    if (text !== "") atLineStart = false;
    if (raw.endsWith("\n")) atLineStart = true;
    if (text === "") continue;
    if (declining.test(text) && position === 0) {
      declined = true;
      break;
    }
    const sentence: FailedSentence = { position, text, lineStart, reason: "" };
    position += 1;
    const claim = readClaim(text);
    if (claim.citations.length === 0 && /[：:]$/u.test(claim.text)) {
      lead = sentence;
      continue;
    }
    const reason = faultOf(claim, context);
    if (reason !== null) {
      failed.push({ ...sentence, reason });
      continue;
    }
    if (lead !== null) {
      const opening: Claim = { text: lead.text, citations: claim.citations };
      const leadFault = isPlain(lead.text) ? null : faultOf(opening, context);
      if (leadFault === null)
        yield { type: "sentence", position: lead.position, text: lead.lineStart + lead.text };
      else failed.push({ ...lead, reason: leadFault });
      lead = null;
    }
    yield* show(sentence, claim);
  }
  if (lead !== null) failed.push({ ...lead, reason: "没有出处" });

  const repairs = await repairSentences(failed, { question, passages: rendered }, { model, prompts }, signal);
  const unsupported: Unsupported[] = [];
  for (const sentence of failed) {
    const claim = readClaim(repairs.get(sentence.position) ?? "");
    if (claim.text !== "" && faultOf(claim, context) === null) {
      yield* show(sentence, claim);
      continue;
    }
    unsupported.push({ text: readClaim(sentence.text).text, reason: sentence.reason });
    if (treatment === "mark") {
      const text = `${sentence.lineStart}【未见依据】${readClaim(sentence.text).text}`;
      yield { type: "sentence", position: sentence.position, text };
    }
  }
  return { citations: book.citations, unsupported, declined };
}

function faultOf(claim: Claim, context: ContextPassage["source"][]): string | null {
  return checkClaim({ ...claim, text: claim.text.replace(listMark, "") }, context);
}

/** 主要有以下情形：: opens a list and says nothing by itself. */
function isPlain(lead: string): boolean {
  return lead.length <= plainLead && findFigures(lead).length === 0 && !/《|不|应当|可以/u.test(lead);
}
