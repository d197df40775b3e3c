import type { Passage } from "../../domain/documents/document.ts";
import { splitSentences } from "../../grounding/sentences.ts";

/** A point of a past report as it stands there. */
export interface RawPoint {
  /** 加强组织领导; null for a sentence of running prose. */
  readonly lead: string | null;
  /** Sentences without their closing marks. */
  readonly sentences: readonly string[];
}

const mark =
  /(?:^|(?<=[。；：:，]))\s*(?:[一二三四五六七八九十]{1,2}[是要]|第[一二三四五六七八九十]{1,2}[，、]|[（(][一二三四五六七八九十]{1,2}[）)]|\d{1,2}[.．、](?!\d))/gu;
const leadLimit = 22;
const bareLead = /^[\p{Script=Han}“”]{4,13}$/u;

/**
 * The points of one paragraph. A lead is the short sentence after 一是, （一） or 1. or, in prose, a sentence
 * of a dozen letters without a comma before longer ones (加强组织领导。成立……).
 */
export function extractPoints(paragraph: string): RawPoint[] {
  const starts = [...paragraph.matchAll(mark)].map((match) => ({
    at: match.index,
    end: match.index + match[0].length,
  }));
  if (starts.length === 0) return proseLeads(paragraph);
  const points = proseLeads(paragraph.slice(0, starts[0]?.at ?? 0));
  for (const [index, start] of starts.entries()) {
    const body = paragraph.slice(start.end, starts[index + 1]?.at ?? paragraph.length);
    points.push(...readMarked(body));
  }
  return points;
}

function readMarked(body: string): RawPoint[] {
  const [first, ...rest] = sentencesOf(body);
  if (first === undefined) return [];
  if (first.length <= leadLimit && !/[\dXx×]/u.test(first) && rest.length > 0)
    return [{ lead: first, sentences: rest }];
  // A heading with its points below it.
  if (first.length <= leadLimit && rest.length === 0) return [];
  // `一是LEAD，……`: the first clause may serve as a lead when it is short.
  return [{ lead: null, sentences: [first, ...rest] }];
}

function proseLeads(text: string): RawPoint[] {
  const points: { lead: string | null; sentences: string[] }[] = [];
  for (const sentence of sentencesOf(text)) {
    const open = points.at(-1);
    // Right after a lead even a short sentence is what the lead introduces.
    if (bareLead.test(sentence) && open?.sentences.length !== 0)
      points.push({ lead: sentence, sentences: [] });
    else if (open === undefined) points.push({ lead: null, sentences: [sentence] });
    else open.sentences.push(sentence);
  }
  return points.filter((point) => point.sentences.length > 0);
}

function sentencesOf(text: string): string[] {
  return text
    .split("\n")
    .flatMap((line) => splitSentences({ text: line, start: 0, end: line.length }))
    .flatMap(({ text: sentence }) => sentence.split(/；(?![^“]*”)/u))
    .map((sentence) => sentence.replace(/[。！？；;]$/u, "").trim())
    .filter((sentence) => sentence !== "");
}

/** Headings above a passage count as what it is about. */
export function headingOf(passage: Passage): string {
  return passage.chunk.path.join(" ");
}
