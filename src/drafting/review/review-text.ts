import type { Finding, Review, ReviewRule } from "../../domain/writing/review.ts";
import { advertisingLines } from "./left-over/advertising-lines.ts";
import { emptySlots } from "./left-over/empty-slots.ts";
import { enumerations } from "./order/enumerations.ts";
import { figureConflicts } from "./figures/figure-conflicts.ts";
import { figureSums } from "./figures/figure-sums.ts";
import { foreignPersons } from "./left-over/persons.ts";
import { foreignLevels, foreignPlaces } from "./left-over/places.ts";
import { foreignYears } from "./left-over/years.ts";
import { levelMarks } from "./order/level-marks.ts";
import { listCounts } from "./order/list-counts.ts";
import { outdatedWording } from "./outdated-wording.ts";
import { punctuation } from "./punctuation.ts";
import { repetitions } from "./order/repetitions.ts";
import { readYear, splitReviewedLines, toFinding, type ReviewedText, type Rule } from "./reviewed-text.ts";
import { typos } from "./typos.ts";

/** What writers fear most comes first. */
const rules: readonly (readonly [ReviewRule, Rule])[] = [
  ["套稿残留", foreignPlaces],
  ["套稿残留", foreignLevels],
  ["套稿残留", foreignYears],
  ["套稿残留", foreignPersons],
  ["留空未填", emptySlots],
  ["广告", advertisingLines],
  ["重复", repetitions],
  ["序号", enumerations],
  ["数目", listCounts],
  ["错别字", typos],
  ["层次序数", levelMarks],
  ["标点", punctuation],
  ["数据", figureSums],
  ["数据", figureConflicts],
  ["提法", outdatedWording],
];

export type ReviewKnowledge = Pick<ReviewedText, "formulations" | "statusOf">;

/** Reads a writer's own text by every rule. `file` only names it. Line ends are taken as they come. */
export function reviewText(raw: string, file: string | null, knowledge: ReviewKnowledge): Review {
  const text = raw.replaceAll(/\r\n?/gu, "\n");
  const reviewed: ReviewedText = {
    text,
    lines: splitReviewedLines(text),
    year: readYear(text, file),
    ...knowledge,
  };
  const advertised = advertisingLines(reviewed);
  const findings = rules
    .flatMap(([rule, find]) => find(reviewed).map((found) => toFinding(rule, found, reviewed)))
    // What is wrong inside an advertisement goes with it.
    .filter(
      ({ rule, start }) => rule === "广告" || !advertised.some(({ at, end }) => start >= at && start < end),
    )
    .toSorted((a, b) => a.start - b.start || a.end - b.end);
  return {
    file,
    characters: text.replaceAll(/\s/gu, "").length,
    findings: withoutRepeats(findings),
    counts: countByRule(findings),
  };
}

/** Two rules at one place with one fix are one finding. */
function withoutRepeats(findings: readonly Finding[]): Finding[] {
  const seen = new Set<string>();
  return findings.filter(({ start, end, fix }) => {
    const place = `${start} ${end} ${fix}`;
    if (seen.has(place)) return false;
    seen.add(place);
    return true;
  });
}

function countByRule(findings: readonly Finding[]): Review["counts"] {
  const counts: Partial<Record<ReviewRule, number>> = {};
  for (const { rule } of findings) counts[rule] = (counts[rule] ?? 0) + 1;
  return counts;
}
