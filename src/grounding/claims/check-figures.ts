import { findFigures, hedges, sameValue, type Figure } from "../figures.ts";
import type { Claim } from "./claim.ts";
import { foldText, pairsOf, shareIn, type PreparedSource } from "./source.ts";

/** Characters on either side of a figure that say what it measures. */
const subjectReach = 16;
/** A figure whose rival's surroundings fit the claim so much better belongs to another subject. */
const subjectGap = 0.34;

/** Why a figure of the claim does not stand in the cited passages as it is put there; null when all do. */
export function checkFigures(claim: Claim, cited: readonly PreparedSource[]): string | null {
  for (const figure of findFigures(claim.text)) {
    if (cited.some((source) => source.named.some((named) => sameValue(figure, named)))) continue;
    const alike = cited.flatMap((source) =>
      source.figures.filter((other) => sameValue(figure, other)).map((other) => ({ source, other })),
    );
    if (alike.length === 0) return `“${figure.text}”未见于所引条文`;
    const fitting = alike.filter(({ other }) => fits(figure, other, claim.text));
    if (fitting.length === 0) return `“${figure.text}”的界限（不少于、不超过、一般等）与所引条文不一致`;
    if (belongsElsewhere(figure, claim, fitting, cited)) return `“${figure.text}”在所引条文中说的是另一事项`;
  }
  return null;
}

/** Bound kept; a hedge may stand anywhere in the claim, and none may be added. */
function fits(figure: Figure, other: Figure, text: string): boolean {
  if (figure.bound !== other.bound) return false;
  return other.usual ? hedges.test(text) : !figure.usual;
}

/** 县处级550学时、乡科级90学时: both figures are there, but each has its subject. */
function belongsElsewhere(
  figure: Figure,
  claim: Claim,
  fitting: readonly { readonly source: PreparedSource; readonly other: Figure }[],
  cited: readonly PreparedSource[],
): boolean {
  const around = pairsOf(surroundings(claim.text, figure));
  if (around.size < 3) return false;
  const own = Math.max(...fitting.map(({ source, other }) => fitOf(around, source, other)));
  const rivals = cited.flatMap((source) =>
    source.figures
      .filter((other) => other.unit === figure.unit && !sameValue(other, figure))
      .map((other) => fitOf(around, source, other)),
  );
  return Math.max(0, ...rivals) - own > subjectGap;
}

function fitOf(around: ReadonlySet<string>, source: PreparedSource, figure: Figure): number {
  return shareIn(around, pairsOf(surroundings(source.text, figure)));
}

/** The words near a figure within its clause. */
function surroundings(text: string, figure: Figure): string {
  const left = text.slice(Math.max(0, figure.start - subjectReach), figure.start);
  const right = text.slice(figure.end, figure.end + subjectReach);
  return foldText(`${left.split(/[。；;\n]/u).at(-1) ?? ""} ${right.split(/[。；;，,\n]/u)[0] ?? ""}`);
}
