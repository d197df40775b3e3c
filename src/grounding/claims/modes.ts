import { findOperators, type OperatorMode } from "./operators.ts";
import { pairsOf, shareIn, type Segment } from "./source.ts";

/** `null`: a plain statement. */
export type Mode = OperatorMode | null;

/** One command, permission or negation, and what it governs. */
export interface Operation {
  readonly mode: OperatorMode;
  /** The words next to it. */
  readonly content: ReadonlySet<string>;
  /** All words up to the next operator: 不发展党员、处分处置党员 denies both. */
  readonly scope: ReadonlySet<string>;
  /** The same content stands in the segment a second time, ungoverned. */
  readonly repeated: boolean;
  /** Another operator follows at once: 可以不设. */
  readonly leads: boolean;
}

/** Content so far after an operator is what it governs. */
const reach = 12;
export const leastGoverned = 0.5;

export function operationsOf(text: string): Operation[] {
  const apart = findOperators(text);
  return apart
    .map(({ mode, at, end }, index) => {
      // 可以不设: the permission is of what the negation governs.
      const next = apart.slice(index + 1).find((other) => other.at > end + 1);
      const scope = text.slice(end, next?.at ?? text.length);
      const governed = scope.slice(0, reach).split(/或者?/u)[0] ?? "";
      const content = pairsOf(governed);
      const rest = pairsOf(`${text.slice(0, at)} ${scope.slice(governed.length)}`);
      const leads = (apart[index + 1]?.at ?? Infinity) <= end + 1;
      return { mode, content, scope: pairsOf(scope), repeated: shareIn(content, rest) >= 0.6, leads };
    })
    .filter(({ content }) => content.size > 0);
}

/** How a segment, or the lead of its list, puts what `operation` governs. */
export function modesOf(segment: Segment, { mode, content, leads }: Operation): readonly Mode[] {
  const governing = operationsOf(segment.text).filter(
    (other) => isBound(other.mode) === isBound(mode) && shareIn(content, other.scope) >= leastGoverned,
  );
  const alike = governing.filter((other) => other.leads === leads);
  if (governing.length > 0) return (alike.length > 0 ? alike : governing).map(({ mode }) => mode);
  const lead = operationsOf(segment.lead).findLast((other) => isBound(other.mode) === isBound(mode));
  return [lead?.mode ?? null];
}

function isBound(mode: OperatorMode): boolean {
  return mode === "least" || mode === "most";
}
