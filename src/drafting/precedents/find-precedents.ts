import type { Passage } from "../../domain/documents/document.ts";
import type { Reader } from "../../domain/people/reader.ts";
import type { GenerationReader } from "../../ports/store.ts";
import type { Retriever } from "../../retrieval/retriever.ts";
import { wholeParagraphs } from "../../retrieval/whole-paragraphs.ts";
import type { Theme } from "../patterns/pattern.ts";
import type { Brief } from "../request/brief.ts";

const passagesAsked = 60;
const paragraphsKept = 14;
/** A report on the whole of a government's work speaks of another trade. */
const otherTrade = /政府工作报告|国民经济|财政预算/u;
const ownTrade = /组织|党建|党委|党支部|党员|干部|人才|述职|履职/u;

/** Paragraphs of past reports on the topic: those of the same trade and kind first, then the newest. */
export async function findPrecedents(
  brief: Brief,
  themes: readonly Theme[],
  reader: Reader,
  retriever: Retriever,
  generation: GenerationReader,
): Promise<Passage[]> {
  const words = themes.flatMap((theme) => theme.keywords.slice(0, 6));
  const text = [brief.topic, ...brief.mentions, ...words].join(" ").slice(0, 300);
  const { passages } = await retriever.retrieve({ text, kind: "report", limit: passagesAsked }, reader);
  const own = passages.filter(({ document }) => !otherTrade.test(document.title));
  const chosen = own.length > 0 || ownTrade.test(brief.topic) || themes.length > 0 ? own : passages;
  const texts = new Map<number, string>();
  const textOf = (id: number): string => {
    const known = texts.get(id) ?? generation.documentById(id)?.text ?? "";
    texts.set(id, known);
    return known;
  };
  const paragraphs = wholeParagraphs(evenScores(chosen), textOf, paragraphsKept);
  return paragraphs.toSorted((a, b) => kindRank(b, brief) - kindRank(a, brief) || b.score - a.score);
}

/** Relevance is judged point by point later: a paragraph far behind the best may hold the best point. */
function evenScores(passages: readonly Passage[]): Passage[] {
  const best = passages[0]?.score ?? 0;
  return passages.map((passage) => ({ ...passage, score: best * 0.6 + passage.score * 0.4 }));
}

/** 1 when the report is of the kind wanted. */
function kindRank({ document }: Passage, { kind }: Brief): number {
  return [kind.name, ...kind.aliases].some((name) => document.title.includes(name)) ? 1 : 0;
}
