import { normaliseNumerals } from "../../domain/text/numerals.ts";
import { findFigures, type Figure } from "../figures.ts";
import { withoutOperators } from "./operators.ts";
import { splitClauses, splitLines } from "../sentences.ts";

/** A passage that a claim may cite: a whole clause, and what the store knows of its document. */
export interface ClaimSource {
  readonly n: number;
  readonly text: string;
  readonly title: string;
  /** Article, document number, status, dates: may be named, from the store. */
  readonly metadata: readonly string[];
  /** Headings above it: may be named, and bear no statement by themselves. */
  readonly headings?: readonly string[] | undefined;
}

/** A stretch between commas, with the text it stands in. */
export interface Segment {
  readonly text: string;
  readonly pairs: ReadonlySet<string>;
  /** Pairs without 应当, 可以, 不得. */
  readonly core: ReadonlySet<string>;
  /** The list's lead, for an item: 有下列情形之一的，不得…：. */
  readonly lead: string;
}

export interface PreparedSource extends ClaimSource {
  /** One written form, for comparing words. */
  readonly plain: string;
  readonly pairs: ReadonlySet<string>;
  readonly characters: ReadonlySet<string>;
  readonly figures: readonly Figure[];
  readonly named: readonly Figure[];
  readonly segments: readonly Segment[];
}

/** Numbers by which texts, their parts and days are named; a length of time or a share in a title is no rule. */
const naming = /^(?:第.*|[条款项目章节届年月日号次批期]?)$/u;

/** Reads a passage once for all claims on it. */
export function prepareSource(source: ClaimSource): PreparedSource {
  const frame = [source.title, ...source.metadata];
  const plain = foldText(source.text);
  const whole = `${plain}${frame.map(foldText).join(" ")}`;
  return {
    ...source,
    plain,
    pairs: pairsOf(whole),
    characters: new Set(whole),
    figures: findFigures(source.text),
    named: [
      ...frame.flatMap(findFigures).filter(({ unit }) => naming.test(unit)),
      // A heading counts chapters; the articles it speaks of are others'.
      ...(source.headings ?? [])
        .flatMap(findFigures)
        .filter(({ unit }) => naming.test(unit) && !/[条款项]/u.test(unit)),
    ],
    segments: segmentsOf(source.text),
  };
}

/** NFKC, numerals in digits, no white space; offsets do not match the source. */
export function foldText(text: string): string {
  return normaliseNumerals(text.normalize("NFKC")).replaceAll(/\s+/gu, "");
}

const particles = /[\s的了是和与及或、在于对为以其等该各，。；：:,.;!?！？“”"'（）()《》〈〉—\-…]/u;

/** Neighbouring characters of a folded text, without those that mean nothing. */
export function pairsOf(text: string): Set<string> {
  const pairs = new Set<string>();
  let previous = "";
  for (const character of text) {
    if (particles.test(character)) {
      previous = "";
      continue;
    }
    if (previous !== "") pairs.add(previous + character);
    previous = character;
  }
  return pairs;
}

/** Commas and semicolons divide; a list's lead goes with every item. */
export function segmentsOf(text: string): Segment[] {
  const segments: Segment[] = [];
  let lead = "";
  for (const line of splitLines(text)) {
    const isLead = /[：:]$/u.test(line.text);
    const item = /^(?:[（(][一二三四五六七八九十百\d]{1,3}[）)]|\d{1,2}[.．、])/u.test(line.text);
    for (const clause of splitClauses(line)) {
      for (const part of clause.text.split(/[，,：:]/u)) {
        const folded = foldText(part);
        if (folded.length < 2) continue;
        const core = pairsOf(withoutOperators(folded));
        segments.push({ text: folded, pairs: pairsOf(folded), core, lead: item ? lead : "" });
      }
    }
    if (isLead) lead = foldText(splitClauses(line).at(-1)?.text ?? "");
    else if (!item) lead = "";
  }
  return segments;
}

/** Share (0–1) of `part` found in `whole`; 0 for an empty part. */
export function shareIn(part: ReadonlySet<string>, whole: ReadonlySet<string>): number {
  if (part.size === 0) return 0;
  let found = 0;
  for (const entry of part) if (whole.has(entry)) found += 1;
  return found / part.size;
}
