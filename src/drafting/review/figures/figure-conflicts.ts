import { findFigures } from "../../../grounding/figures.ts";
import type { RawFinding, ReviewedText } from "../reviewed-text.ts";

interface Said {
  readonly label: string;
  readonly value: number;
  readonly text: string;
  readonly at: number;
  readonly end: number;
}

/** Another time or another part of the whole: the figures may differ. */
const otherCase =
  /上年|去年|上届|上半年|年初|截至|其中|比上|较|每|新增|新建|平均|分别|目标|力争|达到|不少于|左右|先后|再|又|另/u;

/** One thing with two different figures in one text. */
export function figureConflicts({ text }: ReviewedText): RawFinding[] {
  const seen = new Map<string, Said>();
  const findings: RawFinding[] = [];
  for (const sentence of text.matchAll(/[^。；\n]{1,1000}/gu)) {
    for (const said of [
      ...readFigures(sentence[0], sentence.index),
      ...readStock(sentence[0], sentence.index),
    ]) {
      const before = seen.get(said.label);
      if (before === undefined) seen.set(said.label, said);
      else if (before.value !== said.value)
        findings.push({
          at: said.at,
          end: said.end,
          problem: `前面写的是“${before.text}”，这里是“${said.text}”，数字前后不一致`,
          fix: "核对后统一",
        });
    }
  }
  return findings;
}

const stock = /(?:现有|共有|共辖|下辖|辖有)([^，。；]{2,60})/gu;

/** 现有党员18600名、基层党组织920个: what there is, item by item. */
function readStock(sentence: string, offset: number): Said[] {
  return [...sentence.matchAll(stock)].flatMap((match) => {
    const list = match[1] ?? "";
    const from = match.index + match[0].length - list.length;
    return [...list.matchAll(/(?<=^|、)(?:各类)?(\p{Script=Han}{2,12}?)(\d+)([个名人家])(?=、|$)/gu)].map(
      (item) => {
        const [whole, noun = "", digits = "", unit = ""] = item;
        const at = offset + from + item.index;
        return { label: `有${noun}${unit}`, value: Number(digits), text: whole, at, end: at + whole.length };
      },
    );
  });
}

function readFigures(sentence: string, offset: number): Said[] {
  return findFigures(sentence).flatMap((figure): Said[] => {
    if (
      figure.bound !== null ||
      figure.unit === "年" ||
      figure.unit === "月" ||
      figure.unit === "日" ||
      !/\d/u.test(figure.text)
    )
      return [];
    const clause =
      Math.max(sentence.lastIndexOf("，", figure.start - 1), sentence.lastIndexOf("、", figure.start - 1)) +
      1;
    const left = sentence.slice(clause, figure.start);
    const right = /^[\p{Script=Han}（）“”]*/u.exec(sentence.slice(figure.end))?.[0] ?? "";
    if (otherCase.test(left)) return [];
    // 全区183个村（社区）: the whole of a kind; “一肩挑”比例100%: a named rate.
    const whole =
      /(?:全[省市区县镇乡]|共有?|现有)$/u.test(left) && right.length >= 1
        ? `全${figure.unit}${right.slice(0, 6).split(/[（，]/u)[0] ?? ""}`
        : null;
    const rate =
      figure.unit === "%" && /(?:比例|率|占比)(?:达|为|是)?$/u.test(left) && left.length >= 5
        ? left.replace(/(?:达|为|是)$/u, "").slice(-9)
        : null;
    const label = whole ?? rate;
    return label === null
      ? []
      : [
          {
            label,
            value: figure.value,
            text: left.slice(-8) + figure.text + (whole === null ? "" : right.slice(0, 4)),
            at: offset + figure.start,
            end: offset + figure.end,
          },
        ];
  });
}
