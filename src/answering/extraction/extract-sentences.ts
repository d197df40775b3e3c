import type { ReadQuestion } from "../question/read-question.ts";
import type { ScoredClause, ScoredSegment } from "../selection/score-clause.ts";
import type { Excerpt } from "./excerpt.ts";

const mostSentences = 3;
/** Characters of one clause's quotation, its longest list excepted. */
const budget = 300;
/** A further sentence must bring this share of the question's weight. */
const leastGain = 0.16;
/** Reports string facts together: a further one must plainly be asked for as well. */
const leastGainInReports = 0.3;
const figureGain = 0.25;
const modeGain = 0.08;
const alike = 0.6;

/** Opens in the middle of a thought: the sentence before it belongs to it. */
const continues = /^(?:其中|但|上述|前款|前项|对此|同时|除此|除外|因此|否则|该|此类|并|也|以上|超过|满)/u;
const modal = /不得|可以|应当|必须|不能|不宜|不予|一般不/u;

/** The sentences that between them cover most of what was asked, each with the context it needs. */
export function extractSentences(clause: ScoredClause, question: ReadQuestion): Excerpt[] {
  const total = [...question.terms.values()].reduce((sum, weight) => sum + weight, 0) || 1;
  const covered = new Set<number>();
  const left = [...clause.segments];
  const chosen: ScoredSegment[] = [];
  let length = 0;
  let figureFound = question.figure === null;
  const further = clause.document.kind === "report" ? leastGainInReports : leastGain;
  while (chosen.length < mostSentences && left.length > 0) {
    const scored = left.map((segment) => {
      let gain = 0;
      for (const [term, weight] of question.terms) {
        if (!covered.has(term) && segment.terms.has(term)) gain += weight;
      }
      for (const [term, weight] of question.expansions) {
        if (!covered.has(term) && segment.terms.has(term)) gain += weight;
      }
      gain /= total;
      if (question.figure !== null && segment.hasFigure) gain += figureFound ? figureGain / 5 : figureGain;
      if (question.kinds.includes("yes-no") && modal.test(segment.text)) gain += modeGain;
      return { segment, gain };
    });
    const best = scored.reduce((a, b) => (b.gain > a.gain ? b : a));
    const first = chosen.length === 0;
    if (!first && (best.gain < further || length + best.segment.text.length > budget)) break;
    chosen.push(best.segment);
    length += best.segment.text.length;
    for (const term of best.segment.terms) covered.add(term);
    figureFound ||= best.segment.hasFigure;
    left.splice(left.indexOf(best.segment), 1);
  }
  if (question.figure !== null && clause.document.kind === "policy") {
    for (const segment of furtherFigures(chosen, left)) {
      if (chosen.length === mostSentences || length + segment.text.length > budget) break;
      chosen.push(segment);
      length += segment.text.length;
    }
  }
  return chosen.flatMap((segment) => withContext(segment, clause));
}

/** 不低于70%。其中党性教育…不低于20%: beside the figure, on its line, another of nearly the same matter. */
function furtherFigures(chosen: readonly ScoredSegment[], left: readonly ScoredSegment[]): ScoredSegment[] {
  const figures = chosen.filter(({ hasFigure }) => hasFigure);
  const least = Math.max(0, ...figures.map(({ coverage }) => coverage)) * alike;
  const lines = new Set(figures.map(({ line }) => line));
  return left.filter((one) => one.hasFigure && lines.has(one.line) && one.coverage >= least);
}

function withContext(segment: ScoredSegment, clause: ScoredClause): Excerpt[] {
  if (segment.lead !== null) return [segment.lead, segment];
  if (!continues.test(segment.text)) return [segment];
  const before = clause.segments[clause.segments.indexOf(segment) - 1];
  return before !== undefined && before.line === segment.line ? [before, segment] : [segment];
}
