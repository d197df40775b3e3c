import type { MaterialFact } from "../../domain/writing/materials.ts";
import type { Figure } from "../../grounding/figures.ts";
import { dataFigures } from "../wording/draft-figures.ts";

/** A file that a unit handed in, read already. */
export interface MaterialText {
  readonly file: string;
  readonly lines: readonly MaterialLine[];
}

export interface MaterialLine {
  readonly text: string;
  /** 第2段, “党员”表第3行: as a person would look it up. */
  readonly place: string;
}

/** A fact with what tells it apart from others: equal labels are the same thing. */
export interface Reported {
  readonly fact: Omit<MaterialFact, "before">;
  /** The fact without what it is compared with: 发展党员12名 of 发展党员12名，比去年增加2名. */
  readonly main: string;
  /** The main part without its figure, scope and period: 发展党员#名. */
  readonly label: string;
  /** Four digits, when it names one. */
  readonly year: number | null;
}

const wholeScope = /^(全[省市州区县旗镇乡](?:街道)?)/u;
const period =
  /(?:19|20)\d{2}年(?:度|上半年|下半年|[一二三四1-4]季度|\d{1,2}月底?)?|今年(?:以来|上半年)?|本年度?|去年|上年|上一年|往年|前年|上半年|下半年|[一二三四]季度|全年/u;
/** Words that a total may or may not have. */
const idle =
  /截至目前|截至\d{1,2}月底?|目前|累计|合计|共计|一共|共(?=\p{Script=Han})|已经|已(?=\p{Script=Han})|先后|全部/gu;
const comparison = /，(?=比|占|同比|环比|较)/u;
const contact = /电话|联系人|邮编|邮箱|填报人|审核人|日期[：:]/u;

/** Every clause with a figure, and every figure of a table, as a fact with its place. */
export function readReport({ file, lines }: MaterialText): Reported[] {
  const sender = (file.split(/[\\/]/u).at(-1) ?? file).replace(/\.[^.]+$/u, "");
  return lines.flatMap((line) => {
    const row = tableRow(line.text);
    const said = row === null ? clausesOf(line.text).map((text) => ({ scope: null, text })) : row;
    return said.flatMap(({ scope, text }) => readClause(text, scope ?? sender, { file, place: line.place }));
  });
}

function clausesOf(text: string): string[] {
  return text
    .split(/[。；;！]|，(?!其中|比|占|同比|环比|较)/u)
    .map((piece) =>
      piece.trim().replace(/^(?:[-*•]|\d{1,2}[.、]|[（(]\d{1,2}[）)]|[一二三四五六七八九十]+是)\s*/u, ""),
    );
}

function readClause(clause: string, sender: string, source: { file: string; place: string }): Reported[] {
  if (contact.test(clause) || clause.length < 4) return [];
  const [main = clause] = clause.split(comparison);
  const figures = dataFigures(main).filter(
    ({ unit, text }) => !(unit === "年" && /^(?:19|20)\d{2}/u.test(text)),
  );
  const [figure] = figures;
  if (figure === undefined) return [];
  const said = period.exec(clause)?.[0] ?? null;
  const year = /((?:19|20)\d{2})年/u.exec(clause)?.[1];
  const scope = wholeScope.exec(clause.replace(period, "").replace(/^，/u, ""))?.[1] ?? sender;
  return [
    {
      fact: {
        text: clause,
        source,
        scope,
        value: figures.length === 1 && figure.bound === null ? asWritten(figure).value : null,
        unit: figures.every(({ unit }) => unit === figure.unit) ? asWritten(figure).unit : "",
        period: said,
      },
      main,
      label: labelOf(main, figure, scope),
      year: year === undefined ? null : Number(year),
    },
  ];
}

/** 12.8万元 is 12.8 and 万元, however a comparison would count it. */
function asWritten({ text, value }: Figure): { value: number; unit: string } {
  const [, digits, unit = ""] = /(?<![\d,])([\d,]+(?:\.\d+)?)([^]*)$/u.exec(text) ?? [];
  return digits === undefined
    ? { value, unit: text.replace(/^[零〇一二两三四五六七八九十百千万亿]+/u, "") }
    : { value: Number(digits.replaceAll(",", "")), unit };
}

function labelOf(clause: string, { start, end }: Figure, scope: string): string {
  return `${clause.slice(0, start)}#${clause.slice(end)}`
    .replace(period, "")
    .replace(scope, "")
    .replaceAll(idle, "")
    .replaceAll(/[\s，（）()]/gu, "");
}

const itemLabel = /^(?:项目|事项|指标|名称|内容|统计项|工作内容)$/u;
const valueLabel = /^(?:数值|数量|数据|完成数|完成情况|值|合计)$/u;
const unitLabel = /^(?:单位|计量单位)$/u;
const periodLabel = /^(?:时期|时间|年度|期间)$/u;
const scopeLabel =
  /^(?:填报单位|报送单位|单位名称|单位|乡镇|乡镇（街道）|镇街|街道|村|社区|部门|股室|地区)$/u;
const number = /^[\d,.]+$/u;

/**
 * 乡镇：云溪镇；发展党员（名）：12 — a table's row with its headers: one fact a figure, or the one that its
 * item, value and unit make. Null for running text.
 */
function tableRow(text: string): { scope: string | null; text: string }[] | null {
  const cells = text.split("；").map((cell) => /^([^：；。]{1,24})：(.*)$/u.exec(cell.trim()));
  if (cells.length < 2 || cells.some((cell) => cell === null)) return null;
  const pairs = cells.map((cell) => ({ label: cell?.[1] ?? "", value: (cell?.[2] ?? "").trim() }));
  const valueOf = (label: RegExp): string | null =>
    pairs.find((pair) => label.test(pair.label))?.value ?? null;
  const [item, value] = [valueOf(itemLabel), valueOf(valueLabel)];
  if (item !== null && value !== null) {
    const unit = number.test(value) ? (valueOf(unitLabel) ?? "") : "";
    return [{ scope: null, text: `${valueOf(periodLabel) ?? ""}${item}${value}${unit}` }];
  }
  const scope = pairs.find((pair) => scopeLabel.test(pair.label) && !/\d/u.test(pair.value))?.value ?? null;
  return pairs
    .filter((pair) => number.test(pair.value) && !/序号|编号|电话|排名/u.test(pair.label))
    .map((pair) => {
      const [, name = pair.label, unit = ""] = /^(.+?)[（(]([^（）()]{1,4})[）)]$/u.exec(pair.label) ?? [];
      return { scope, text: `${scope ?? ""}${name}${pair.value}${unit}` };
    });
}

/** 今年, the year itself and nothing at all are one period; half years and quarters are others. */
export function periodOf({ fact }: Reported): string {
  return /上半年|下半年|[一二三四1-4]季度|\d{1,2}月/u.exec(fact.period ?? "")?.[0] ?? "";
}
