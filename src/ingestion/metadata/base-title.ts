const years =
  /[（(〔[](?:[^（）()]{0,60}?\d{4}[^（）()]{0,60}?|试行|暂行|修订|修正|[^（）()]{0,60}要点[^（）()]{0,60}|[^（）()]{0,60}摘编)[）)〕\]]/gu;
const wrapper = /^.{0,30}?(?:印发|发布|公布|关于印发).{0,6}《(.+)》.*$/u;
/** 2018—2022年全国干部教育培训规划: the period may also stand in front. */
const period = /^\d{4}年?[—–\-－~～至]\d{4}年/u;
const fillers = /中国共产党|中华人民共和国|关于|若干|试行|暂行|的|[《》〈〉“”"'、，\s　（）()]/gu;

/** `中共中央办公厅印发《X》（2025年）` → `X（2025年）`; other titles as they are. */
export function unwrapTitle(title: string): string {
  const match = wrapper.exec(title.trim());
  if (match === null) return title.trim();
  const year = /[（(]\d{4}年[^）)]*[）)]$/u.exec(title.trim())?.[0] ?? "";
  const inner = match[1] ?? title;
  return /\d{4}/u.test(inner) ? inner : inner + year;
}

/**
 * What the versions of one regulation share: year, 试行, 暂行, 若干, 关于, 的 and brackets say which
 * version it is, not which regulation.
 */
export function baseTitle(title: string): string {
  return unwrapTitle(title).replace(period, "").replace(years, "").replace(fillers, "");
}

/** Still looser, for asking a person: what stands in brackets may have been added, as in 党校（行政学院）. */
export function looseTitle(title: string): string {
  return unwrapTitle(title)
    .replace(period, "")
    .replace(/[（(〔[][^（）()〔[]*[）)〕\]]/gu, "")
    .replace(fillers, "");
}
