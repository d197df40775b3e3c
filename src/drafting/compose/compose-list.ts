import type { Theme } from "../patterns/pattern.ts";
import type { Brief } from "../request/brief.ts";
import type { CandidatePoint } from "./points/candidate.ts";
import type { ComposedPart, PartSources } from "./compose-part.ts";
import { choosePoints } from "./points/choose-points.ts";
import { fillVariables } from "./fill-variables.ts";
import { fitLength, type Option } from "./fit-length.ts";
import { gatherCandidates } from "./points/gather-candidates.ts";
import { placeFacts } from "./points/place-facts.ts";
import { pointOptions, type WrittenPoint } from "./points/point-options.ts";
import { shareFacts } from "./points/share-facts.ts";
import { headingThemes, type Subject } from "./subject.ts";

/** From this length on a list has a title, an opening and a close. */
const framedFrom = 450;

/** 工作要点, 责任清单: numbered items, one task each, a line each. */
export function composeList(
  brief: Brief,
  subject: Subject,
  themes: readonly Theme[],
  sources: PartSources,
): ComposedPart {
  const framed = brief.words >= framedFrom && !brief.tone.isOneSentenceEach;
  const frame = framed
    ? [...brief.kind.titles.slice(0, 1), ...brief.kind.openings.slice(0, 1)].map((line) =>
        fillVariables(line, brief),
      )
    : [];
  const close = framed ? brief.kind.closings.slice(0, 1).map((line) => fillVariables(line, brief)) : [];
  const room = brief.words - [...frame, ...close].join("").length;
  const items = subject.isBroad ? headingItems(brief, themes, sources) : topicItems(brief, subject, sources);
  const parts = items.map(({ point, facts }, index): Option<WrittenPoint>[] => {
    const { pinned, loose } = placeFacts(facts, [point], "");
    const sentences = [
      ...(pinned[0] ?? []),
      ...loose.map((fact) => ({ clauses: [fact.text], precedent: null, hasOpenings: false })),
    ];
    return pointOptions(point, sentences, {
      guard: sources.guard,
      openingWorth: null,
      isOneSentence: brief.tone.isOneSentenceEach,
      leadLength: (point.lead?.length ?? 0) + String(index + 1).length + 2 + brief.kind.itemEnding.length,
    });
  });
  const fit = fitLength(
    parts.filter((options) => options.length > 0),
    room,
  );
  const lines = (fit?.values ?? []).map(({ lead, body }, index) =>
    brief.tone.isOneSentenceEach
      ? `${index + 1}.${lead ?? ""}，${body}${brief.kind.itemEnding}`
      : `${index + 1}.${lead ?? ""}。${body}${brief.kind.itemEnding}`,
  );
  const precedents = [...new Set((fit?.values ?? []).flatMap((point) => point.precedents))];
  return { text: [...frame, ...lines, ...close].join("\n"), precedents };
}

interface Item {
  readonly point: CandidatePoint;
  readonly facts: Brief["facts"];
}

/** One item a heading of the kind; more or fewer as the writer asked. */
function headingItems(brief: Brief, themes: readonly Theme[], sources: PartSources): Item[] {
  const headings = brief.kind.outline.slice(0, brief.count ?? brief.kind.outline.length);
  const groups = headings.map((heading) => headingThemes(heading, themes, sources.themes));
  const shares = shareFacts(brief.facts, groups);
  return headings.map((heading, index) => {
    const facts = shares[index] ?? [];
    const group = groups[index] ?? [];
    const points = group.flatMap((theme) => gatherCandidates(theme, brief, sources));
    const [best] = choosePoints(points, 1, { ...brief, facts, topic: heading.heading }, "序号");
    // The first thing said under every point of its themes, each theme in turn.
    const firsts = group.map((theme) =>
      points.filter((point) => point.theme === theme.name).flatMap((point) => point.sentences.slice(0, 1)),
    );
    const longest = Math.max(0, ...firsts.map((own) => own.length));
    const sentences = Array.from({ length: longest }, (_, rank) =>
      firsts.flatMap((own) => own[rank] ?? []),
    ).flat();
    return {
      facts,
      point: {
        lead: heading.heading,
        sentences: [...(facts.length > 0 ? (best?.sentences ?? []) : []), ...sentences].slice(0, 6),
        aspects: [],
        theme: best?.theme ?? "",
        score: 1,
      },
    };
  });
}

/** Items on one topic: its points. */
function topicItems(brief: Brief, subject: Subject, sources: PartSources): Item[] {
  const candidates = subject.themes.flatMap((theme) => gatherCandidates(theme, brief, sources));
  const wanted =
    brief.count ?? Math.max(3, Math.min(10, Math.round(brief.words / (75 + brief.kind.itemEnding.length))));
  const points = choosePoints(candidates, wanted, brief, "序号");
  const { pinned, loose } = placeFacts(brief.facts, points, brief.topic);
  return points.map((point, index) => {
    const texts = new Set((pinned[index] ?? []).flatMap(({ clauses }) => clauses));
    const facts = brief.facts.filter((fact) => texts.has(fact.text));
    return { point, facts: index === points.length - 1 ? [...facts, ...loose] : facts };
  });
}
