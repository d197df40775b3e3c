import { foldText, pairsOf, shareIn } from "../../grounding/claims/source.ts";
import type { ReadQuestion } from "../question/read-question.ts";
import { isEnough, type FindJudgement } from "../selection/judge-evidence.ts";
import type { ScoredClause } from "../selection/score-clause.ts";
import type { ComparedThings } from "./read-sides.ts";

/** What was found for one question of its own. */
export interface Find {
  readonly question: ReadQuestion;
  /** Best first. */
  readonly candidates: readonly ScoredClause[];
  readonly judgement: FindJudgement;
}

/** One side of a comparison, with the clause that speaks of it. */
export interface Side {
  readonly name: string;
  readonly question: ReadQuestion;
  /** Null where nothing was found of it. */
  readonly clause: ScoredClause | null;
}

/** Share of a name's pairs of characters by which a clause speaks of the thing. */
const spokenOf = 0.6;

/**
 * The clause of each side, searched for by itself. None where one clause rules on all, which then comes alone,
 * or where no side has one: the question is then answered like any other.
 */
export async function chooseSides(
  { names, questions, aspect }: ComparedThings,
  whole: readonly ScoredClause[],
  find: (question: string) => Promise<Find>,
): Promise<{ readonly sides: readonly Side[] } | { readonly shared: ScoredClause } | null> {
  const [best] = whole;
  if (best !== undefined && aspect !== "" && names.every((name) => speaksOf(best, name))) return null;
  const sides: Side[] = [];
  for (const [at, name] of names.entries()) {
    const { question, candidates, judgement } = await find(questions[at] ?? name);
    const spoken = candidates.find((clause) => speaksOf(clause, name)) ?? candidates[0];
    const clause = isEnough(spoken, question, judgement) ? (spoken ?? null) : null;
    sides.push({ name, question, clause });
  }
  const [first, ...rest] = sides.flatMap(({ clause }) => (clause === null ? [] : [clause]));
  if (first === undefined) return null;
  const same = rest.length + 1 === names.length && rest.every((clause) => placeOf(clause) === placeOf(first));
  return same ? { shared: first } : { sides };
}

function speaksOf({ document, text }: ScoredClause, name: string): boolean {
  const pairs = pairsOf(foldText(name));
  return shareIn(pairs, pairsOf(foldText(`${document.title} ${text}`))) >= spokenOf;
}

function placeOf({ document, start }: ScoredClause): string {
  return `${document.id}:${start}`;
}
