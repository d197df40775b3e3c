import { findFigures, type Figure } from "../../grounding/figures.ts";
import { findPlaceholders, type Placeholder } from "../../grounding/placeholders.ts";
import { fixedTermSpans } from "./fixed-terms.ts";

/** Numerals that count nothing: 一是, 第一，, 一个, 一批, 一体, 一级抓一级, 千方百计, 四面八方. */
const idle =
  /^(?:一(?!百|千|万|十)[^\d]{0,2}|第[一二三四五六七八九十](?:项(?:议程)?)?|[一二三四五六七八九十]+[是要]|[千万百]+|两)$/u;
const idiom =
  /千方百计|四面八方|五湖四海|三番五次|千家万户|千里|百花|百年|万事|一五一十|七上八下|一心一意|三心二意|十分(?!之)|百分|千秋|万众|方方面面|再三|一分部署[，,]?九分落实|一日|三令五申|四梁八柱|百日|万无一失|[两三四五]级(?!\p{Script=Han}*(?:英模|劳模|奖|运动员))|百尺竿头|千锤百炼|三级联动/gu;

/** Figures of a report or draft that must come from somewhere; fixed terms and idioms are passed over. */
export function dataFigures(text: string): Figure[] {
  const skipped = [
    ...fixedTermSpans(text),
    ...[...text.matchAll(idiom)].map((match): [number, number] => [
      match.index,
      match.index + match[0].length,
    ]),
  ];
  return findFigures(text).filter(
    ({ text: figure, start, end }) =>
      !idle.test(figure) &&
      !skipped.some(([from, to]) => start < to && end > from) &&
      !isMark(text, start, end),
  );
}

/** `1.` or `（2）` at the head of a line, `〔2021〕` is a 文号. */
function isMark(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 1), start);
  const after = text.slice(end, end + 1);
  const opensLine = start === 0 || before === "\n" || /[。；：\s]/u.test(before);
  if (opensLine && /[.．、]/u.test(after) && !/\d/u.test(text.slice(end + 1, end + 2))) return true;
  if (/^第?[一二三四五六七八九十]+$/u.test(text.slice(start, end)) && /[、，]/u.test(after) && opensLine)
    return true;
  return /[（(]/u.test(before) && /[）)]/u.test(after);
}

export interface Gap {
  readonly start: number;
  readonly end: number;
  readonly unit: string;
  readonly text: string;
}

const unitTail =
  /(?:个百分点|个工作日|人次|万元|亿元|[^\d\s,.余多XxＸ×○…零〇一二两三四五六七八九十百千]{1,2}|[％%])$/u;

/** Figures and the gaps that a past report left for them, in order. */
export function findOpenings(text: string): Gap[] {
  const figures = dataFigures(text).map((figure) => ({
    start: figure.start,
    end: figure.end,
    text: figure.text,
  }));
  const gaps = findPlaceholders(text)
    .filter((gap) => !figures.some((figure) => figure.start < gap.end && figure.end > gap.start))
    .map(({ start, end, text: sign }: Placeholder) => ({ start, end, text: sign }));
  return [...figures, ...gaps]
    .toSorted((a, b) => a.start - b.start)
    .map((opening) => ({ ...opening, unit: unitTail.exec(opening.text)?.[0] ?? "" }));
}
