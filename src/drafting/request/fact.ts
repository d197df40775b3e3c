import type { DraftFact } from "../../domain/writing/draft.ts";
import { findFigures, type Figure } from "../../grounding/figures.ts";

/** A fact with its figures read. */
export interface Fact extends DraftFact {
  readonly figures: readonly Figure[];
}

/** Kept verbatim but for its closing mark and surrounding blanks. */
export function toFact({ text, source }: DraftFact): Fact {
  const plain = text.trim().replace(/(?<![。；;，,])[。；;，,]+$/u, "");
  return { text: plain, source, figures: findFigures(plain) };
}

/** Drops repeats: equal text, or one whose figures and words lie within another. */
export function mergeFacts(facts: readonly Fact[]): Fact[] {
  const kept: Fact[] = [];
  for (const fact of facts) {
    if (fact.text === "") continue;
    const repeat = kept.findIndex((other) => contains(other, fact) || contains(fact, other));
    const before = kept[repeat];
    if (before === undefined) kept.push(fact);
    // A given fact is verbatim; one read from the sentence of the request gives way.
    else if (before.source === null && fact.source !== null && contains(fact, before)) kept[repeat] = fact;
  }
  return kept;
}

function contains(outer: Fact, inner: Fact): boolean {
  if (outer.text.includes(inner.text)) return true;
  if (inner.figures.length === 0) return false;
  const figuresWithin = inner.figures.every((figure) =>
    outer.figures.some((other) => other.value === figure.value && other.unit === figure.unit),
  );
  return figuresWithin && sharedShare(outer.text, inner.text) >= 0.6;
}

/** Share of `inner`'s Han letter pairs that `outer` has. */
export function sharedShare(outer: string, inner: string): number {
  const pairs = hanPairs(inner);
  if (pairs.length === 0) return 0;
  const within = new Set(hanPairs(outer));
  return pairs.filter((pair) => within.has(pair)).length / pairs.length;
}

export function hanPairs(text: string): string[] {
  const pairs: string[] = [];
  for (const run of text.matchAll(/\p{Script=Han}+/gu)) {
    for (let at = 0; at + 1 < run[0].length; at++) pairs.push(run[0].slice(at, at + 2));
  }
  return pairs;
}

/** Two facts that say the same thing with different figures: named, never chosen between. */
export function findContradictions(facts: readonly Fact[]): string[] {
  const bySubject = new Map<string, Fact>();
  const notes: string[] = [];
  for (const fact of facts) {
    if (fact.figures.length === 0) continue;
    const subject = withoutFigures(fact);
    const other = bySubject.get(subject);
    if (other === undefined) bySubject.set(subject, fact);
    else notes.push(`“${other.text}”与“${fact.text}”说法不一，已都保留，请核定一个`);
  }
  return notes;
}

/** Equal for two facts that differ in their figures only. */
function withoutFigures({ text, figures }: Fact): string {
  let rest = text;
  for (const figure of figures.toReversed())
    rest = `${rest.slice(0, figure.start)}#${figure.unit}${rest.slice(figure.end)}`;
  return rest.replaceAll(/\s/gu, "");
}
