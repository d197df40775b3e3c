import type { Draft, DraftFigure } from "../../../../../domain/writing/draft.ts";
import { type Finding, reviewRules } from "../../../../../domain/writing/review.ts";
import { citationTarget, type OpenSource } from "../../state/source-target.ts";
import { placeOf } from "../../text/source-words.ts";
import { writingTexts } from "../../texts/writing.ts";
import type { EditorMark } from "../editor/editor-mark.ts";

/** Where a figure comes from, in one line. */
export function originOf(figure: DraftFigure, draft: Draft): string {
  const { sources } = writingTexts;
  if (figure.origin === "placeholder") return sources.origins.placeholder;
  if (figure.origin === "fact")
    return figure.source === null
      ? sources.factGiven
      : sources.factFrom(figure.source.file, figure.source.place);
  const citation = draft.citations.find(({ n }) => n === figure.citation);
  return citation === undefined
    ? sources.origins.source
    : sources.citation(citation.title, placeOf(citation));
}

/** Every figure with its origin, and what could not be backed. Gaps are read from the text itself. */
export function marksOfDraft(draft: Draft, onOpen: OpenSource): EditorMark[] {
  return [
    ...draft.figures.flatMap((figure) => figureMark(figure, draft, onOpen)),
    ...unsupportedMarks(draft),
  ];
}

function figureMark(figure: DraftFigure, draft: Draft, onOpen: OpenSource): EditorMark[] {
  const { sources } = writingTexts;
  if (figure.origin === "placeholder") return [];
  const citation = draft.citations.find(({ n }) => n === figure.citation);
  const quote = citation === undefined ? [] : [citation.quote.slice(0, 160)];
  return [
    {
      start: figure.start,
      end: figure.end,
      look: figure.origin,
      title: `${figure.text}：${sources.origins[figure.origin]}`,
      lines: [originOf(figure, draft), ...quote],
      action:
        citation === undefined
          ? null
          : { label: sources.open, run: () => onOpen(citationTarget(citation, draft.citations, undefined)) },
    },
  ];
}

function unsupportedMarks({ text, unsupported }: Draft): EditorMark[] {
  return unsupported.flatMap((claim) => {
    const start = text.indexOf(claim.text);
    if (start < 0 || claim.text === "") return [];
    return [
      {
        start,
        end: start + claim.text.length,
        look: "unsupported",
        title: writingTexts.check.unsupported,
        lines: [claim.reason],
        action: null,
      },
    ];
  });
}

export interface PlacedFinding {
  readonly finding: Finding;
  /** Null for a finding about the whole text. */
  readonly mark: EditorMark | null;
}

/** Those of the findings that have a place. */
export function marksOf(findings: readonly PlacedFinding[]): EditorMark[] {
  return findings.flatMap(({ mark }) => (mark === null ? [] : [mark]));
}

/** What was found, what writers fear most first, then in the order of the text. */
export function placeFindings(findings: readonly Finding[]): PlacedFinding[] {
  const rank = (finding: Finding): number => reviewRules.indexOf(finding.rule);
  return [...findings]
    .sort((left, right) => rank(left) - rank(right) || left.start - right.start)
    .map((finding) => ({
      finding,
      mark:
        finding.start === finding.end
          ? null
          : {
              start: finding.start,
              end: finding.end,
              look: "finding",
              title: `${finding.rule}：${finding.problem}`,
              lines: [`${writingTexts.check.fix}：${finding.fix}`],
              action: null,
            },
    }));
}
