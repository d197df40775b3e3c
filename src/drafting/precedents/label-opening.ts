/** What a unit counts: the last word of a label. */
const suffixes: readonly (readonly [RegExp, string])[] = [
  [/^(?:名|人|位)$/u, "人数"],
  [/^人次$/u, "人次"],
  [/^[%％]$/u, "比例"],
  [/^(?:万元|亿元|元)$/u, "金额"],
  [/^个百分点$/u, "百分点"],
  [/^岁$/u, ""],
  [/^(?:年|月|日|天)$/u, "时间"],
  [/^次$/u, "次数"],
  [/^期$/u, "期数"],
  [/^场$/u, "场次"],
];
const edge = /[，。；：、（）()“”《》〔〕\s]/u;
/** Words before a figure that name nothing. */
const filler = /(?:共计|共|达到|达|为|占|约|近|超过|已|了|共有|总额|累计|先后|分别|不少于|不低于|力争|超)+$/u;

/** 表彰优秀共产党员XX名 → 表彰优秀共产党员人数; from the words around an opening. */
export function labelOpening(text: string, start: number, end: number, unit: string): string {
  const left = tail(text.slice(0, start)).replace(filler, "");
  const right = head(text.slice(end)).replace(/^(?:左右|以上|以下|以内|余|多)/u, "");
  const suffix = suffixes.find(([pattern]) => pattern.test(unit))?.[1] ?? "数量";
  const subject = left.length >= 2 ? left + (left.length + right.length <= 12 ? right : "") : left + right;
  const plain = subject.replaceAll(/\d+/gu, "").slice(-12);
  if (plain === "") return suffix === "" ? "数字" : suffix;
  // 宣讲12场次: 次 is the unit's, not the subject's.
  const name = unit === "" ? plain : plain.replace(new RegExp(`^(.{2,}?)${unit}$`, "u"), "$1");
  return name.endsWith(suffix) ? name : name + suffix;
}

function tail(text: string): string {
  let at = text.length;
  while (at > 0 && !edge.test(text[at - 1] ?? "") && text.length - at < 12) at -= 1;
  return text.slice(at);
}

function head(text: string): string {
  let at = 0;
  while (at < text.length && !edge.test(text[at] ?? "") && at < 6) at += 1;
  return text.slice(0, at);
}
