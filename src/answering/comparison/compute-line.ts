import type { AnswerLine } from "../../grounding/check-answer.ts";
import type { Figure } from "../../grounding/figures.ts";

export interface Term {
  readonly label: string;
  readonly figure: Figure;
  /** The citation it stands in. */
  readonly n: number;
}

const asksSum = /合计|一共|总共|总和|加起来|共计/u;
const asksDifference =
  /差多少|相差|多多少|少多少|多了|少了|增加了?多少|提高了?多少|差额是|差距|对比|比较|相比/u;

/**
 * The sum, or the difference of two, with its terms and their citations, marked as computed; null where none
 * is asked for or the figures are not of one kind.
 */
export function computeLine(question: string, terms: readonly Term[]): AnswerLine | null {
  const [first, second] = terms;
  if (first === undefined || second === undefined) return null;
  if (terms.some(({ figure }) => figure.unit !== first.figure.unit)) return null;
  const sum = asksSum.test(question);
  if (!sum && (terms.length > 2 || !asksDifference.test(question))) return null;
  const shown = scaleOf(terms.map(({ figure }) => figure));
  const write = (value: number): string => `${trim(value / shown.size)}${shown.word}`;
  const ordered = sum ? terms : [...terms].toSorted((a, b) => b.figure.value - a.figure.value);
  const values = ordered.map(({ figure }) => figure.value);
  const result = values.reduce((total, value) => (sum ? total + value : total - value));
  const signs = ordered.map(({ figure, n }) => `${write(figure.value)}[${n}]`).join(sum ? "＋" : "－");
  const what = sum ? "合计" : `${ordered[0]?.label ?? ""}比${ordered[1]?.label ?? ""}多`;
  const text = `计算（按上列数字得出）：${what}${write(result)}，即${signs}。`;
  return { kind: "own", text, citations: terms.map(({ n }) => n), metadata: [text] };
}

/** Why there is no result though one was asked for; null when none was. */
export function notComputedLine(question: string): AnswerLine | null {
  if (!asksSum.test(question) && !/差多少|相差|多多少|少多少|差额是/u.test(question)) return null;
  const text = "上列数字有缺项，或者带有“超过”“左右”等限定，不作加减。";
  return { kind: "own", text, citations: [], metadata: [] };
}

/** The unit in which all figures are written: 亿元 rather than 元. */
function scaleOf(figures: readonly Figure[]): { size: number; word: string } {
  const [first] = figures;
  const unit = first?.unit ?? "";
  const least = Math.min(...figures.map(({ value }) => value));
  const size = least >= 1e8 ? 1e8 : least >= 1e5 ? 1e4 : 1;
  return { size, word: `${size === 1e8 ? "亿" : size === 1e4 ? "万" : ""}${unit}` };
}

/** Sums of decimals come out in full: 0.1 + 0.2 is 0.3. */
function trim(value: number): string {
  return String(Number(value.toFixed(6)));
}
