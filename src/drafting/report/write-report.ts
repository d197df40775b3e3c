import type { Citation, Unsupported } from "../../domain/answers/answer.ts";
import type { Draft, DraftEvent } from "../../domain/writing/draft.ts";
import type { Passage } from "../../domain/documents/document.ts";
import { citePassages } from "../cite-passages.ts";
import type { PartSources } from "../compose/compose-part.ts";
import type { GeneratedDraft } from "../generate/generate-draft.ts";
import { composeSection } from "./compose-section.ts";
import type { PlannedSection, ReportPlan } from "./plan-report.ts";

/** One section as it is kept: enough to go on without writing it again. */
export interface WrittenSection {
  /** Heading and paragraphs. */
  readonly text: string;
  readonly mode: Draft["mode"];
  readonly precedents: readonly Citation[];
  /** Sentences of the model that could not stand. */
  readonly removed: readonly Unsupported[];
}

export interface ReportTools {
  /** Precedents of a section, and how to compose from them. */
  readonly sourcesFor: (section: PlannedSection) => Promise<PartSources>;
  /** The section in a model's words; null to keep what code composed. */
  readonly generate: (
    section: PlannedSection,
    /** What code composed, its heading left out. */
    composed: string,
    found: readonly Passage[],
    /** What stands before the section: none of it may be said again. */
    said: string,
  ) => Promise<GeneratedDraft | null>;
  /** Hears each section once it is whole. */
  readonly keep: (section: WrittenSection) => void;
  /** Last touch on every piece of text: filled placeholders, formal wording. */
  readonly adjust: (text: string) => string;
  readonly stopped: () => boolean;
}

export interface WrittenReport {
  readonly text: string;
  readonly sections: readonly WrittenSection[];
}

/**
 * Writes the sections that are not in `done` yet, one after the other, and says everything as it goes.
 * Null when it was stopped: what was kept until then can be gone on with.
 */
export async function* writeReport(
  { head, sections: planned, close }: ReportPlan,
  done: readonly WrittenSection[],
  tools: ReportTools,
): AsyncGenerator<DraftEvent, WrittenReport | null> {
  const { adjust } = tools;
  const written = [...done];
  const opening = adjust(head.join("\n"));
  let text = opening;
  if (opening !== "") yield { type: "text-delta", text: opening };
  for (const [index, section] of planned.entries()) {
    if (tools.stopped()) return null;
    const { heading } = section;
    const place = { section: index + 1, total: planned.length, heading };
    const known = written[index];
    if (known === undefined) yield { type: "section-started", ...place };
    const own = known ?? (await writeSection(section, index, planned, written, text, tools));
    if (own === null || tools.stopped()) return null;
    if (known === undefined) {
      written.push(own);
      tools.keep(own);
    }
    const piece = `${text === "" ? "" : "\n"}${adjust(own.text)}`;
    text += piece;
    yield { type: "text-delta", text: piece };
    yield { type: "section-done", ...place, text: adjust(own.text) };
  }
  const ending = close.map((line) => `\n${adjust(line)}`).join("");
  if (ending !== "") yield { type: "text-delta", text: ending };
  return { text: text + ending, sections: written };
}

async function writeSection(
  section: PlannedSection,
  index: number,
  planned: readonly PlannedSection[],
  written: readonly WrittenSection[],
  said: string,
  tools: ReportTools,
): Promise<WrittenSection | null> {
  const target = targetOf(index, planned, written);
  const sources = await tools.sourcesFor(section);
  if (tools.stopped()) return null;
  const composed = composeSection(section, index, { ...sources, said }, target);
  const brief = { ...section.brief, words: target };
  const [heading = "", ...paragraphs] = composed.text.split("\n");
  const generated = await tools.generate(
    { ...section, brief },
    paragraphs.join("\n"),
    sources.precedents,
    said,
  );
  return {
    text:
      generated === null ? composed.text : `${heading}\n${withoutHeading(generated.text, section.heading)}`,
    mode: generated === null ? "extractive" : "generated",
    precedents: citePassages(sources.precedents, composed.precedents),
    removed: generated?.removed ?? [],
  };
}

/** A model likes to begin with the heading it was told. */
function withoutHeading(text: string, heading: string): string {
  const [first = "", ...rest] = text.split("\n");
  return rest.length > 0 && first.includes(heading) ? rest.join("\n") : text;
}

/** How far a section may make up for those before it. */
const mostCarried = 0.35;

/** The section's own length, with its share of what the ones before it lack or have too much. */
function targetOf(
  index: number,
  planned: readonly PlannedSection[],
  written: readonly WrittenSection[],
): number {
  const words = planned[index]?.words ?? 0;
  const due = planned
    .slice(0, index)
    .reduce((sum, { words: own, heading }) => sum + own + heading.length + 2, 0);
  const done = written.reduce((sum, { text }) => sum + text.replaceAll(/\s/gu, "").length, 0);
  const carried = Math.round((due - done) / (planned.length - index));
  const most = Math.round(words * mostCarried);
  return words + Math.max(-most, Math.min(most, carried));
}

/** The precedents of all sections, each once, numbered through; the first of each section before all others. */
export function mergePrecedents(sections: readonly WrittenSection[], most: number): Citation[] {
  const byPlace = new Map<string, Citation>();
  const longest = Math.max(0, ...sections.map(({ precedents }) => precedents.length));
  for (let rank = 0; rank < longest; rank++) {
    for (const { precedents } of sections) {
      const citation = precedents[rank];
      if (citation !== undefined) byPlace.set(`${citation.file}\n${citation.start}`, citation);
    }
  }
  return [...byPlace.values()].slice(0, most).map((citation, index) => ({ ...citation, n: index + 1 }));
}
