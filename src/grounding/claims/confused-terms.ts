/** Words one of which must not stand for another: exact terms of the trade. */
const confusable: readonly (readonly string[])[] = [
  ["应到会", "实到会"],
  ["预备党员", "正式党员"],
  ["等额", "差额"],
  ["选任", "委任", "聘任"],
  ["口头", "书面"],
  ["以前", "以后"],
  ["之前", "之后"],
  ["提前", "推迟", "延长"],
  ["上级", "下级", "同级"],
  ["县处级", "乡科级", "厅局级", "省部级"],
  ["正职", "副职"],
  ["增加", "减少", "下降"],
  ["增长", "下降"],
  ["优秀", "称职", "基本称职", "不称职"],
  ["警告", "记过", "记大过", "降级", "撤职", "开除"],
  ["警告", "严重警告", "撤销党内职务", "留党察看", "开除党籍"],
  ["记名", "无记名"],
  ["匿名", "实名"],
  ["党委", "党组", "党支部", "党总支"],
  ["上半年", "下半年"],
  ["届满", "届中"],
  ["聘用", "解聘"],
  ["有效", "无效"],
  ["公开", "保密"],
];

/** A term of `text` that `held` has not, while it has another of the same set; null when there is none. */
export function findConfused(text: string, held: string): string | null {
  for (const terms of confusable) {
    const wrong = terms.find((term) => holds(text, term, terms) && !held.includes(term));
    if (wrong !== undefined && terms.some((term) => term !== wrong && holds(held, term, terms))) return wrong;
  }
  return null;
}

/** As a word of its own: 称职 inside 不称职 is another grade. */
function holds(text: string, term: string, terms: readonly string[]): boolean {
  const longer = terms.filter((other) => other !== term && other.includes(term));
  return longer.reduce((rest, other) => rest.replaceAll(other, " "), text).includes(term);
}
