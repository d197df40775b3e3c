import { findFigures, type Figure } from "../../../grounding/figures.ts";
import type { RawFinding, ReviewedText } from "../reviewed-text.ts";

/** Shares are rounded to one decimal place: half of it either way, and a little for rounding twice. */
const shareSlack = 0.11;

/** Parts that exceed their whole, shares and growth rates that do not add up. */
export function figureSums({ text }: ReviewedText): RawFinding[] {
  const findings: RawFinding[] = [];
  for (const match of text.matchAll(/[^。\n]{1,1000}/gu)) {
    const figures = findFigures(match[0]).filter(({ bound }) => bound === null || bound === "least");
    findings.push(
      ...checkParts(match[0], match.index, figures),
      ...checkShares(match[0], match.index, figures),
      ...checkGrowth(match[0], match.index, figures),
      ...checkWholes(match[0], match.index, figures),
    );
  }
  return findings;
}

/** 招录63名，其中乡镇40名、市直25名 */
function checkParts(sentence: string, offset: number, figures: readonly Figure[]): RawFinding[] {
  const findings: RawFinding[] = [];
  for (const match of sentence.matchAll(/[，（(；]?其中[：:]?([^；）)]+)/gu)) {
    const whole = figures.findLast(
      ({ end, unit }) => end <= match.index && unit !== "%" && match.index - end <= 8,
    );
    if (whole === undefined) continue;
    // One listing: parts joined by 、, up to the next comma that begins something else.
    const listing = match[1] ?? "";
    const from = match.index + match[0].length - listing.length;
    const parts = listPart(listing)
      .flatMap(([start, end]) =>
        figures.filter((figure) => figure.start >= from + start && figure.end <= from + end),
      )
      .filter(({ unit }) => unit === whole.unit);
    const sum = parts.reduce((total, { value }) => total + value, 0);
    // 35岁以下280名、女性150名 overlap: one person may be both.
    if (dimensionsOf(listing).size > 1) continue;
    const complete = /其他|其余/u.test(listing);
    if (parts.length >= 2 && (sum > whole.value || (complete && sum !== whole.value)))
      findings.push({
        at: offset + whole.start,
        end: offset + from + listing.length,
        problem: `各部分相加是 ${plainNumber(sum)}，与总数 ${whole.text} 不符`,
        fix: "核对总数和分项",
      });
  }
  return findings;
}

const dimensions: readonly RegExp[] = [
  /岁/u,
  /女|男/u,
  /少数民族/u,
  /大专|本科|研究生|硕士|博士|学历|高中/u,
  /农民|工人|机关|企业|教师|学生|退役|乡镇|直/u,
];

/** By what the parts of a listing are told apart: age, sex, education … */
function dimensionsOf(listing: string): Set<number> {
  return new Set([...dimensions.keys()].filter((index) => dimensions[index]?.test(listing)));
}

const shareWord = /(?:占比|比例|覆盖率|参学率|参与率|满意率|满意度|占(?:总数|全部)?的?)(?:达到?|为|是)?$/u;

/** A part of a whole that is more than the whole. */
function checkWholes(sentence: string, offset: number, figures: readonly Figure[]): RawFinding[] {
  return figures
    .filter(
      ({ unit, value, start }) => unit === "%" && value > 100 && shareWord.test(sentence.slice(0, start)),
    )
    .map(({ start, end, text }) => ({
      at: offset + start,
      end: offset + end,
      problem: `占比不会超过100%，写的是 ${text}`,
      fix: "核对分子和分母",
    }));
}

/** Spans of the pieces of a list up to the first piece that carries no figure or a share. */
function listPart(listing: string): [number, number][] {
  const spans: [number, number][] = [];
  for (const match of listing.matchAll(/[^、，]+/gu)) {
    if (
      spans.length > 0 &&
      (!/\d/u.test(match[0]) || /^(?:占|比|同比|较|平均)|总数|达到|累计|合计|共/u.test(match[0]))
    )
      break;
    spans.push([match.index, match.index + match[0].length]);
    if (
      listing[match.index + match[0].length] === "，" &&
      !/^，[\p{Script=Han}“”]{1,10}\d/u.test(listing.slice(match.index + match[0].length))
    )
      break;
  }
  return spans;
}

/** 发展党员396名，其中35岁以下305名，占77.0% */
function checkShares(sentence: string, offset: number, figures: readonly Figure[]): RawFinding[] {
  const findings: RawFinding[] = [];
  for (const [index, figure] of figures.entries()) {
    const next = figures[index + 1];
    const isPart =
      next !== undefined &&
      next.unit === "%" &&
      /^[，、（]?占(?:比|总数|全部|总人数)?(?:的)?$/u.test(sentence.slice(figure.end, next.start));
    if (!isPart || figure.unit === "%") continue;
    const slack = shareSlack + (next.text.includes(".") ? 0 : 0.5);
    // Any earlier figure of the unit may be the whole: 成员1128名，其中村836名，……女性361名，占32.0%.
    const wholes = figures
      .slice(0, index)
      .filter(({ unit, value }) => unit === figure.unit && value >= figure.value && value > 0);
    const shares = wholes.map(({ value }) => (figure.value / value) * 100);
    const [whole] = wholes;
    const [share] = shares;
    if (
      whole === undefined ||
      share === undefined ||
      shares.some((right) => Math.abs(right - next.value) <= slack)
    )
      continue;
    findings.push({
      at: offset + figure.start,
      end: offset + next.end,
      problem: `${figure.text}占${whole.text}的比例应为 ${share.toFixed(1)}%，写的是 ${next.text}`,
      fix: `占${share.toFixed(1)}%`,
    });
  }
  return findings;
}

/** 收入7182万元，比上年增加1134万元、增长18.8% */
function checkGrowth(sentence: string, offset: number, figures: readonly Figure[]): RawFinding[] {
  return figures.flatMap((total, index) => {
    const added = figures[index + 1];
    const rate = figures[index + 2];
    if (added === undefined || rate === undefined || rate.unit !== "%" || added.unit !== total.unit)
      return [];
    const grows = /^[，、（]?(?:同比|比上年|比去年|较上年|较去年)(?:同期)?(增加|增长|减少|下降)$/u.exec(
      sentence.slice(total.end, added.start),
    )?.[1];
    if (
      grows === undefined ||
      !/^[，、]?(?:同比)?(?:增长|增幅|下降|降幅)(?:为|达)?$/u.test(sentence.slice(added.end, rate.start))
    )
      return [];
    const before = total.value - (/增/u.test(grows) ? added.value : -added.value);
    const right = (added.value / before) * 100;
    if (before <= 0 || Math.abs(right - rate.value) <= shareSlack) return [];
    return [
      {
        at: offset + total.start,
        end: offset + rate.end,
        problem: `按所列数字${/增/u.test(grows) ? "增长" : "下降"}应为 ${right.toFixed(1)}%，写的是 ${rate.text}`,
        fix: `${right.toFixed(1)}%`,
      },
    ];
  });
}

function plainNumber(value: number): string {
  return Number(value.toPrecision(12)).toString();
}
