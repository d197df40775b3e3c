import type { Formulation } from "../wording/formulation.ts";
import { formulationsOutOfUse } from "../wording/formulation.ts";
import { findOpenings } from "../wording/draft-figures.ts";
import { isFixedTerm } from "../wording/fixed-terms.ts";
import { labelOpening } from "./label-opening.ts";

/** What stands in a masked text, besides plain words. */
export interface Masked {
  /** With 〔label〕 where figures, names, brands and dated wording stood. */
  readonly text: string;
  readonly hasFigure: boolean;
  /** A name, brand or dated wording: a sentence with one is a model to read, not to reuse. */
  readonly hasName: boolean;
}

export interface MaskContext {
  /** Names of the report's own place: 清河, 云岭. */
  readonly places: readonly string[];
  /** Year the draft is for. */
  readonly year: number;
  readonly topic: string;
  readonly formulations: readonly Formulation[];
}

const organisation =
  /(?:[\p{Script=Han}A-Za-z]{2,8}?)(?:集团|公司|大学|学院|研究院|杂志|烈士陵园|科技园|博物馆|纪念馆|中学|小学|商会|报社|电视台)/gu;
const ownPlace =
  /(?<!全|我|各|本|社|园|小|城|地|辖|街|校|片|景|灾|库|老|新|山|牧|林|市辖)(?:[\p{Script=Han}]{2,3})(?:市|县|区|镇|乡|街道|村)(?=[\p{Script=Han}]{0,6}(?:党委|党组织|经验|试点|示范|园区|在))/gu;
/** xxx市, X区, “X党建计划”: a gap where a name belongs. */
const openName =
  /[xXＸ×]{1,4}(?=[\p{Script=Han}“”])(?!\s*(?:名|个|人|次|项|条|件|家|户|期|场|处|岁|年|月|日|天|届|支|批|本|篇|万|亿|元|％|%|余|多))/gu;
const quoted = /“([^”]{1,60})”/gu;
const titled = /《([^》]{2,60})》/gu;
/** Wording that holds for one year or one occasion. */
const dated =
  /(?:(?<![一二三四五六七八九十\d])第?[一二三四五六七八九十\d]+届(?:[一二三四五六七八九十\d]+次)?(?:全会|党代会|人大|全委会|中央|[一二三四五六七八九十]中全会)?|X届X次|[\p{Script=Han}“”]{0,4}周年|建党(?:百年|一百年|\d+年)|“[^“”]*年”|第[一二三四五六七八九十]+批|今年是|年初以来|新春伊始|疫情|战疫|抗疫|隔离点|卡口|开局之年|收官之年|攻坚之年)/gu;
const years = /(?:19|20)\d{2}(?:年度?)?(?:[—–-](?:19|20)?\d{2,4}年?)?/gu;

/** Replaces everything that belongs to another place, year or person by labelled placeholders. */
export function maskText(text: string, context: MaskContext): Masked {
  const marks: { start: number; end: number; label: string; unit: string; isFigure: boolean }[] = [];
  const add = (start: number, end: number, label: string, unit = "", isFigure = false): void => {
    if (!marks.some((mark) => start < mark.end && end > mark.start))
      marks.push({ start, end, label, unit, isFigure });
  };
  for (const match of text.matchAll(titled)) {
    if (
      /(?:19|20)\d{2}|[xX]{1,3}(?:市|县|区)|[X×]/u.test(match[1] ?? "") ||
      context.places.some((place) => match[0].includes(place))
    )
      add(match.index, match.index + match[0].length, "文件名称");
  }
  for (const { start, end } of formulationsOutOfUse(text, context.year, context.formulations)) {
    if (!context.topic.includes(text.slice(start, end))) add(start, end, "当年提法");
  }
  for (const match of text.matchAll(dated)) {
    const label = match[0].includes("批") ? "批次" : "当年事项";
    if (!context.topic.includes(match[0])) add(match.index, match.index + match[0].length, label);
  }
  for (const match of text.matchAll(years)) add(match.index, match.index + match[0].length, "年份");
  for (const match of text.matchAll(quoted)) {
    const phrase = match[1] ?? "";
    if (
      !isFixedTerm(phrase) &&
      !context.topic.includes(phrase) &&
      !context.formulations.some((line) => line.phrase === phrase)
    )
      add(match.index, match.index + match[0].length, "品牌或做法名称");
  }
  for (const pattern of [organisation, ownPlace]) {
    for (const match of text.matchAll(pattern)) add(match.index, match.index + match[0].length, "单位名称");
  }
  for (const match of text.matchAll(openName)) add(match.index, match.index + match[0].length, "名称");
  for (const place of context.places) {
    for (let at = text.indexOf(place); at >= 0; at = text.indexOf(place, at + 1))
      add(at, at + place.length, "地名");
  }
  // A label is made of plain words: names give way to commas, which end it.
  let plain = text;
  for (const { start, end } of marks)
    plain = plain.slice(0, start) + "，".repeat(end - start) + plain.slice(end);
  for (const { start, end, unit } of findOpenings(text)) {
    const kept = /[\p{Script=Han}％%]/u.test(unit) ? unit : "";
    add(start, end, labelOpening(plain, start, end, kept), kept, true);
  }
  let masked = text;
  for (const { start, end, label, unit } of marks.toSorted((a, b) => b.start - a.start))
    masked = `${masked.slice(0, start)}〔${label}〕${unit}${masked.slice(end)}`;
  return {
    text: masked,
    hasFigure: marks.some((mark) => mark.isFigure),
    hasName: marks.some((mark) => !mark.isFigure),
  };
}

/** 云岭市清河区 → 云岭, 清河; 《南京市政府工作报告》 → 南京. */
export function placeNames(region: string | null, title: string): string[] {
  const text = `${region ?? ""} ${/^(?:\d{4}年)?([\p{Script=Han}]{2,4}?)(?:省|市|县|区)/u.exec(title)?.[0] ?? ""}`;
  const names = [...text.matchAll(/([\p{Script=Han}]{2,4}?)(?:省|市|县|区|州|旗)/gu)].map(
    (match) => match[1] ?? "",
  );
  return [...new Set(names)].filter((name) => name.length >= 2 && !/^(?:全|我|各)/u.test(name));
}
