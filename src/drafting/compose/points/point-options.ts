import { leadsUp } from "../../precedents/reuse-sentence.ts";
import { sharedShare } from "../../request/fact.ts";
import type { CandidatePoint, CandidateSentence } from "./candidate.ts";
import type { CopyGuard } from "../copy-guard.ts";
import type { Option } from "../fit-length.ts";

/** A point as it will be written. */
export interface WrittenPoint {
  readonly lead: string | null;
  /** With closing marks. */
  readonly body: string;
  readonly precedents: readonly number[];
  readonly openings: number;
}

export interface PointRules {
  readonly guard: CopyGuard;
  /** Openings wanted (> 0), borne (0 … -1) or refused (null). */
  readonly openingWorth: number | null;
  readonly isOneSentence: boolean;
  /** How many characters `lead` adds: mark and closing stop included; 0 where leads are not written. */
  readonly leadLength: number;
}

const mostSentences = 3;
const shortBody = 24;
/** A sentence may not be cut here. */
const badEnd =
  /》$|等$|^(?:依托|围绕|利用|紧盯|紧扣|聚焦|立足|结合|针对|按照|区分|对照|对标|根据|以)(?!.*(?:开展|推动|做好|建立|制定|设置))/u;

/** Every sensible way to say a point, with its pinned sentences always in. */
export function pointOptions(
  point: CandidatePoint,
  pinned: readonly CandidateSentence[],
  rules: PointRules,
): Option<WrittenPoint>[] {
  const usable = point.sentences.filter(
    (sentence) => (!sentence.hasOpenings || rules.openingWorth !== null) && !repeatsPinned(sentence, pinned),
  );
  const most = rules.isOneSentence ? 1 : mostSentences;
  const options: Option<WrittenPoint>[] = [];
  for (const chosen of orderedSubsets(usable, most)) {
    if (chosen.length === 0 && pinned.length === 0) continue;
    for (const sentences of withTrimmedEnd(chosen)) {
      const option = write(point, sentences, pinned, rules, sentences.trimmed);
      if (option !== null) options.push(option);
    }
  }
  return options;
}

type Chosen = readonly CandidateSentence[] & { readonly trimmed?: boolean };

function write(
  point: CandidatePoint,
  chosen: readonly CandidateSentence[],
  pinned: readonly CandidateSentence[],
  rules: PointRules,
  isTrimmed: boolean | undefined,
): Option<WrittenPoint> | null {
  const sentences = [...chosen, ...pinned];
  const texts = sentences.map(({ clauses }) => clauses.join("，"));
  // What is pinned must be said, however like another fact or a past report it is.
  if (repeatsItself(chosen)) return null;
  const body = rules.isOneSentence ? `${texts.join("，")}。` : texts.map((text) => `${text}。`).join("");
  const own = chosen.map(({ clauses }) => `${clauses.join("，")}。`).join("");
  if (rules.guard.copiedRun(`${point.lead ?? ""}。${own}`) !== null) return null;
  const openings = sentences.filter((sentence) => sentence.hasOpenings).length;
  const precedents = sentences.flatMap(({ precedent }) => precedent ?? []);
  const quality =
    (precedents.length > 0 ? 0.6 : 0) +
    Math.min(2, sentences.length) * 0.3 -
    (isTrimmed === true ? 0.25 : 0) +
    openings * (rules.openingWorth ?? 0) -
    // One short sentence under a heading looks cut off.
    (body.length < shortBody ? 0.5 : 0) -
    // The stock's first sentence says what the point is about.
    (sentences[0]?.clauses[0] === point.sentences[0]?.clauses[0] ? 0 : 0.4);
  return {
    value: { lead: point.lead, body, precedents, openings },
    length: body.length + rules.leadLength,
    quality,
  };
}

/** Subsets in the given order, up to `most` sentences, the empty one first. */
function orderedSubsets(sentences: readonly CandidateSentence[], most: number): CandidateSentence[][] {
  let subsets: CandidateSentence[][] = [[]];
  for (const sentence of sentences)
    subsets = [
      ...subsets,
      ...subsets.filter((subset) => subset.length < most).map((subset) => [...subset, sentence]),
    ];
  return subsets;
}

/** As they are, and with the last sentence cut after each clause that may end one. */
function* withTrimmedEnd(sentences: readonly CandidateSentence[]): Generator<Chosen> {
  yield sentences;
  const last = sentences.at(-1);
  if (last === undefined) return;
  for (let count = 1; count < last.clauses.length; count++) {
    const end = last.clauses[count - 1] ?? "";
    const kept = last.clauses.slice(0, count);
    if (leadsUp.test(end) || badEnd.test(end) || kept.join("，").length < 14) continue;
    const trimmed = { ...last, clauses: kept, hasOpenings: last.hasOpenings && kept.join("").includes("〔") };
    yield Object.assign([...sentences.slice(0, -1), trimmed], { trimmed: true });
  }
}

/** Two sentences of which one has a clause that the other says too. */
function repeatsItself(sentences: readonly CandidateSentence[]): boolean {
  return sentences.some((sentence, at) =>
    sentences.slice(at + 1).some((other) => saysTheSame(sentence.clauses, other.clauses)),
  );
}

const sameClause = 0.5;

function saysTheSame(a: readonly string[], b: readonly string[]): boolean {
  const named = new Set(a.join("，").match(/[“《][^“《”》]+[”》]/gu) ?? []);
  if ((b.join("，").match(/[“《][^“《”》]+[”》]/gu) ?? []).some((name) => named.has(name))) return true;
  const starts = new Set(a.map((clause) => clause.slice(0, 4)));
  if (b.some((clause) => clause.length >= 4 && starts.has(clause.slice(0, 4)))) return true;
  return a.some(
    (clause) =>
      clause.length >= 6 &&
      b.some(
        (other) =>
          other.length >= 6 &&
          (sharedShare(clause, other) > sameClause || sharedShare(other, clause) > sameClause),
      ),
  );
}

/** An open sentence that a fact answers, or one that repeats a clause of a pinned sentence. */
function repeatsPinned(sentence: CandidateSentence, pinned: readonly CandidateSentence[]): boolean {
  return pinned.some((other) =>
    other.clauses.some(
      (clause) =>
        sentence.clauses.includes(clause) ||
        (sentence.hasOpenings &&
          sentence.clauses.some((open) => open.includes("〔") && sharedShare(open, clause) > 0.3)),
    ),
  );
}
