import type { Formulation } from "./formulation.ts";

/** A list of a set formulation told with a member wrong, missing, or out of its order. */
export interface WrongList {
  readonly start: number;
  readonly end: number;
  readonly reason: string;
  /** The exact wording. */
  readonly fix: string;
}

/** 和 parts members as 、 does and stands in none of them: a pattern that could read it both ways would not end. */
const run = /(?:(?!和)\p{Script=Han}){2,14}(?:[、和](?:(?!和)\p{Script=Han}){2,14}){2,7}/gu;

/** 政治意识、大局意识、看齐意识、核心意识 is not how “四个意识” are told. */
export function checkFullWording(text: string, formulations: readonly Formulation[]): WrongList[] {
  const lists = formulations
    .map((formulation) => ({ formulation, members: formulation.full.split("、") }))
    .filter(({ members }) => members.length >= 3 && members.every((member) => member.length <= 12));
  return [...text.matchAll(run)].flatMap((match) => {
    const items = match[0].split(/[、和]/u);
    return lists.flatMap(({ formulation, members }) => {
      const told = items.map((item) => members.findIndex((member) => item.includes(member)));
      const known = new Set(told.filter((index) => index >= 0));
      // Two members in common may be chance; all but one are not.
      if (known.size < 3 && known.size < members.length) return [];
      if (known.size < members.length - 1) return [];
      const first = told.findIndex((index) => index >= 0);
      const stretch = told.slice(first, first + members.length);
      if (stretch.length === members.length && stretch.every((index, at) => index === at)) return [];
      return [
        {
          start: match.index,
          end: match.index + match[0].length,
          reason: `“${formulation.phrase}”的规范表述是“${formulation.full}”`,
          fix: formulation.full,
        },
      ];
    });
  });
}
