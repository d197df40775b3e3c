/** One prompt file, read and checked: what is said to the model, with places for the variables. */
export interface Prompt<Variable extends string> {
  readonly purpose: string;
  readonly variables: readonly Variable[];
  readonly system: string;
  readonly user: string;
}

export interface AnswerPrompts {
  readonly answer: Prompt<"today" | "passages" | "question">;
  readonly repair: Prompt<"passages" | "question" | "sentences">;
  readonly condense: Prompt<"history" | "question">;
}

export type DraftPrompt = Prompt<
  "kind" | "voice" | "outline" | "topic" | "period" | "words" | "layout" | "facts" | "precedents" | "clauses"
>;

/** Fills in one part of a prompt; braces inside the values stay as they are. */
export function fillPrompt<Variable extends string>(
  text: string,
  values: Readonly<Record<Variable, string>>,
): string {
  return text.replaceAll(/\{\{(\w+)\}\}/gu, (whole, name: string) => values[name as Variable] ?? whole);
}
