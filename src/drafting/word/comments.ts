import type { Draft } from "../../domain/writing/draft.ts";
import { dataFigures } from "../wording/draft-figures.ts";

/** A remark on a stretch of the draft, offsets into its text. */
export interface Remark {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** One remark on every placeholder and figure: what to fill in, or where it comes from. */
export function remarksOf(
  draft: Pick<Draft, "text" | "placeholders" | "figures" | "citations" | "unsupported">,
): Remark[] {
  const remarks: Remark[] = draft.placeholders.map(({ label, start, end }) => ({
    start,
    end,
    text: `待填：${label}`,
  }));
  const known = draft.figures.filter(({ origin }) => origin !== "placeholder");
  for (const figure of dataFigures(draft.text)) {
    if (remarks.some(({ start, end }) => figure.start < end && figure.end > start)) continue;
    const found = known.find(({ text }) => text === figure.text);
    remarks.push({ start: figure.start, end: figure.end, text: describe(found, draft.citations) });
  }
  return remarks.toSorted((a, b) => a.start - b.start);
}

function describe(figure: Draft["figures"][number] | undefined, citations: Draft["citations"]): string {
  if (figure === undefined) return "没有来源，请核对或删去";
  if (figure.origin === "source") {
    const citation = citations.find(({ n }) => n === figure.citation);
    return citation === undefined
      ? "引自资料，请核对"
      : `引自《${citation.title}》${citation.clause ?? citation.path}`;
  }
  return figure.source === null
    ? "由起草要求给出，请核对"
    : `来自 ${figure.source.file} ${figure.source.place}`;
}
