import type { Passage } from "../../domain/documents/document.ts";
import { fillPrompt, type DraftPrompt } from "../../domain/text/prompt.ts";
import type { ChatRequest } from "../../ports/chat-model.ts";
import { maskText, placeNames } from "../precedents/mask.ts";
import type { Brief } from "../request/brief.ts";
import type { Formulation } from "../wording/formulation.ts";

/** More of either would only dilute the prompt. */
const precedentsGiven = 5;
const precedentLength = 600;
const clausesGiven = 4;
const clauseLength = 400;

const layouts: Readonly<Record<Brief["marks"], string>> = {
  是: "一个自然段；分点时用“一是……二是……三是……”",
  要: "一个自然段；分点时用“一要……二要……三要……”",
  序号: "分条写，每条一行，以“1.”“2.”起头",
  会议: "每段以“会议指出”“会议强调”“会议要求”起头",
  无: "一个自然段；较长时可以用“一是……二是……”分点",
};

export interface RequestSources {
  readonly precedents: readonly Passage[];
  readonly clauses: readonly Passage[];
  readonly formulations: readonly Formulation[];
  /** 总起、要点 of the kind, or the first draft that code composed: what the parts should be. */
  readonly outline: string;
}

/** What is said to the model: facts as they are, precedents with their figures and names masked. */
export function buildRequest(prompt: DraftPrompt, brief: Brief, sources: RequestSources): ChatRequest {
  const facts = brief.facts.map(({ text }, index) => `${index + 1}. ${text}`).join("\n");
  const precedents = sources.precedents
    .slice(0, precedentsGiven)
    .map((passage) => `- ${mask(passage, brief, sources.formulations).slice(0, precedentLength)}`)
    .join("\n");
  const clauses = sources.clauses
    .slice(0, clausesGiven)
    .map(
      ({ document, chunk, text }) =>
        `- 《${document.title}》${chunk.article ?? ""}：${text.slice(0, clauseLength)}`,
    )
    .join("\n");
  const values = {
    kind: brief.kind.name,
    voice: brief.kind.voice,
    outline: sources.outline,
    topic: [brief.topic, ...brief.mentions].join("；要写到："),
    period: brief.period ?? "不写年份",
    words: String(brief.words),
    layout: brief.isPart
      ? layouts[brief.marks]
      : `${brief.kind.name}的完整格式，标题、称谓、正文、结语各占一行`,
    facts: facts === "" ? "（没有给事实，不写数字）" : facts,
    precedents: precedents === "" ? "（没有）" : precedents,
    clauses: clauses === "" ? "（没有）" : clauses,
  };
  return {
    messages: [
      { role: "system", content: fillPrompt(prompt.system, values) },
      { role: "user", content: fillPrompt(prompt.user, values) },
    ],
    // A Chinese character takes one to two tokens.
    maxTokens: Math.min(8000, brief.words * 3 + 500),
  };
}

function mask(passage: Passage, brief: Brief, formulations: readonly Formulation[]): string {
  const places = placeNames(passage.document.region, passage.document.title);
  return maskText(passage.text, { places, year: brief.year, topic: brief.topic, formulations }).text;
}
