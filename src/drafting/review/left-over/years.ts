import type { RawFinding, ReviewedText } from "../reviewed-text.ts";

const year = /((?:19|20)\d{2})年(度)?/gu;
const review = /((?:19|20)\d{2})年[^。；\n]{0,16}(?:回顾|工作总结|工作完成情况|工作情况|完成情况)/gu;
/** A year that is part of a name, a plan or a span is nobody's leftover. */
const settled = /[《（(—–\-~至到自从]$|以来|规划|计划|方案|《/u;
/** Founding years that anniversaries count from. */
const foundings: readonly (readonly [RegExp, number])[] = [
  [/建党|中国共产党(?:成立|建党)/u, 1921],
  [/新中国成立|中华人民共和国成立|国庆/u, 1949],
  [/建军/u, 1927],
  [/改革开放/u, 1978],
];

/** A look back at two different years, a year long past, an anniversary that does not fall in its year. */
export function foreignYears(reviewed: ReviewedText): RawFinding[] {
  return [...twoReviews(reviewed), ...longPast(reviewed), ...wrongAnniversaries(reviewed)];
}

/** 《 stands nearer before the place than 》. */
function isInTitle(text: string, at: number): boolean {
  return text.lastIndexOf("《", at) > text.lastIndexOf("》", at);
}

function twoReviews({ text }: ReviewedText): RawFinding[] {
  const found = [...text.matchAll(review)].filter((match) => !isInTitle(text, match.index));
  const years = new Set(found.map((match) => match[1]));
  if (years.size < 2) return [];
  const heading = found.find((match) =>
    /^[一二三四五六七八九十]、$/u.test(text.slice(Math.max(0, match.index - 2), match.index)),
  )?.[1];
  const usual = heading ?? found.at(-1)?.[1] ?? "";
  return found
    .filter((match) => match[1] !== usual)
    .map((match) => ({
      at: match.index,
      end: match.index + 5,
      problem: `前后说的回顾年份不一致：这里是${match[1]}年，别处是${usual}年`,
      fix: `核对年份，统一为${usual}年`,
    }));
}

function longPast({ text, year: own }: ReviewedText): RawFinding[] {
  if (own === null) return [];
  return [...text.matchAll(year)].flatMap((match) => {
    const value = Number(match[1]);
    const before = text.slice(Math.max(0, match.index - 8), match.index);
    const after = text.slice(match.index + match[0].length, match.index + match[0].length + 10);
    const inTitle = isInTitle(text.slice(Math.max(0, match.index - 40), match.index), 40);
    // This year, last year and the next ones are what a report speaks of.
    if (value >= own - 1) return [];
    if (
      inTitle ||
      settled.test(before) ||
      /^(?:以来|起|修订|印发|版|制定|出生|参加|入党|至|—|-|后)/u.test(after)
    )
      return [];
    return [
      {
        at: match.index,
        end: match.index + match[0].length,
        problem: `这是${own}年的材料，这里写${value}年，可能是套用旧稿留下的`,
        fix: "核对年份",
      },
    ];
  });
}

function wrongAnniversaries({ text, year: own }: ReviewedText): RawFinding[] {
  return [...text.matchAll(/(\d{2,3})周年/gu)].flatMap((match) => {
    const before = text.slice(Math.max(0, match.index - 14), match.index);
    const founded = foundings.find(([pattern]) => pattern.test(before))?.[1];
    const named = /((?:19|20)\d{2})年(?!.*(?:19|20)\d{2}年)/u.exec(
      text.slice(Math.max(0, match.index - 30), match.index),
    )?.[1];
    const at = named === undefined ? own : Number(named);
    if (
      founded === undefined ||
      at === null ||
      Math.abs(at - founded - Number(match[1])) <= (named === undefined ? 1 : 0)
    )
      return [];
    return [
      {
        at: match.index,
        end: match.index + match[0].length,
        problem: `${at}年应是${at - founded}周年`,
        fix: `${at - founded}周年`,
      },
    ];
  });
}
