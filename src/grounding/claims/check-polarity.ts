import type { Claim } from "./claim.ts";
import { leastGoverned, modesOf, operationsOf, type Mode, type Operation } from "./modes.ts";
import type { OperatorMode } from "./operators.ts";
import { segmentsOf, shareIn, type PreparedSource, type Segment } from "./source.ts";

/** 经批准后方可, 才能: the negation of a negation, said the other way round. */
const conditional = /方可|才可|才能|方能/u;
/** A stretch of the claim and one of the source say the same thing from here on. */
const leastAligned = 0.5;
/** Stretches that fit nearly as well may be meant as well. */
const nearBest = 0.04;
const sameContent = 0.6;
/** The stretch before says of whom or when. */
const contextShare = 0.35;

/** 未设置试用期的 states a case, 可以设置试用期 a rule. */
const conditionCost = 0.1;
/** Two stretches so alike differ in nothing but their operators. */
const sameWords = 0.85;

/** Lets off from what a rule demands. */
const exemption = /免于|免予|豁免|可以?免(?![职去除疫费得])/u;

/** Why a command, permission or negation of the claim says the opposite of the cited words. */
export function checkPolarity(claim: Claim, cited: readonly PreparedSource[]): string | null {
  if (exemption.test(claim.text) && !cited.some(({ text }) => text.includes("免")))
    return "所引条文没有免除的规定";
  const held = cited.flatMap((source) => source.segments);
  const claimed = segmentsOf(claim.text);
  for (const [at, segment] of claimed.entries()) {
    const aligned = align(segment, claimed[at - 1], held).filter(
      ({ text }) => conditional.test(text) === conditional.test(segment.text),
    );
    if (aligned.length === 0) continue;
    const faults = aligned.map((other) => faultBetween(segment, other));
    if (faults.every((fault) => fault !== null)) return faults[0] ?? null;
  }
  return null;
}

/** The stretches of the source that say what this one says, best first. */
function align(segment: Segment, before: Segment | undefined, held: readonly Segment[]): Segment[] {
  const scored = held
    .map((other, index) => {
      const fit = shareIn(segment.core, other.core);
      const back = fit > 0 ? shareIn(other.core, segment.core) : 0;
      const context = before === undefined ? 0 : shareIn(before.core, held[index - 1]?.core ?? nothing);
      const condition = segment.text.endsWith("的") === other.text.endsWith("的") ? 0 : conditionCost;
      return { other, fit, score: fit + 0.25 * back + contextShare * context - condition };
    })
    .filter(({ fit }) => fit >= leastAligned)
    .toSorted((a, b) => b.score - a.score);
  const best = scored[0]?.score ?? 0;
  return scored.filter(({ score }) => score >= best - nearBest).map(({ other }) => other);
}

const nothing: ReadonlySet<string> = new Set();

function faultBetween(segment: Segment, other: Segment): string | null {
  const claimed = operationsOf(segment.text);
  const held = operationsOf(other.text);
  for (const operation of claimed) {
    if (shareIn(operation.content, other.pairs) < sameContent) continue;
    if (!modesOf(other, operation).some((mode) => agrees(operation.mode, mode)))
      return `“${segment.text.slice(0, 30)}”与原文“${other.text.slice(0, 30)}”的应当、可以、不得不一致`;
  }
  const denial = `原文说的是“${other.text.slice(0, 30)}”，肯定与否定不一致`;
  for (const operation of held) {
    if (operation.mode !== "not" || operation.repeated) continue;
    if (shareIn(operation.content, segment.pairs) < sameContent) continue;
    if (!claimed.some((own) => own.mode === "not" && denySame(own, operation))) return denial;
  }
  const alike = Math.min(shareIn(segment.core, other.core), shareIn(other.core, segment.core)) >= sameWords;
  const negations = (operations: readonly Operation[]): number =>
    operations.filter(({ mode }) => mode === "not").length;
  return alike && negations(claimed) !== negations(held) ? denial : null;
}

function denySame(a: Operation, b: Operation): boolean {
  return shareIn(b.content, a.scope) >= leastGoverned || shareIn(a.content, b.scope) >= leastGoverned;
}

/** A plain statement may be said with 应当 or 可以, a prohibition only as one; a bound is not its opposite. */
function agrees(claimed: OperatorMode, held: Mode): boolean {
  if (claimed === "least") return held !== "most";
  if (claimed === "most") return held !== "least";
  return claimed === held || (held === null && claimed !== "not");
}
