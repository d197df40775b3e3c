import { normaliseNumerals } from "../../../src/domain/text/numerals.ts";
import type { BenchClause } from "./clauses.ts";

/** A sentence of a clause said in other words that mean the same, or null where the rule does not apply. */
export type Reword = (sentence: string, clause: BenchClause) => string | null;

const replace =
  (pattern: RegExp, by: string): Reword =>
  (sentence) =>
    pattern.test(sentence) ? sentence.replaceAll(new RegExp(pattern, "gu"), by) : null;

/** Faithful by construction. */
export const rewordings: Readonly<Record<string, Reword>> = {
  verbatim: (sentence) => sentence,
  digits: (sentence) => {
    const changed = normaliseNumerals(sentence);
    return changed === sentence ? null : changed;
  },
  at_least: replace(/不少于|不低于/u, "至少"),
  at_most: replace(/不得超过/u, "不超过"),
  must: replace(/应当/u, "要"),
  must_formal: replace(/应当/u, "需要"),
  may_not: replace(/不得(?!少|低|超|多|高)/u, "不能"),
  may: replace(/可以/u, "可"),
  with_address: (sentence, { title, article }) =>
    article === null ? null : `根据《${title}》${article}，${sentence}`,
  with_title: (sentence, { title }) => `《${title}》规定：${sentence}`,
  shortened: (sentence) => {
    const parts = sentence.replace(/。$/u, "").split("，");
    return parts.length < 3 ? null : `${parts.slice(0, 2).join("，")}。`;
  },
  without_brackets: (sentence) =>
    /（[^）]{2,20}）/u.test(sentence) ? sentence.replaceAll(/（[^）]{2,20}）/gu, "") : null,
  with_opening: (sentence) => `也就是说，${sentence}`,
};
