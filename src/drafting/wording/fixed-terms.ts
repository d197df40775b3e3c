/**
 * Short names with a numeral in them, and set phrases in quotation marks, that belong to the language of
 * organization work: no figures to be traced, and no brands of one place.
 */
const terms = [
  "两新|两委|一肩挑|一把手|三会一课|两个覆盖|回头看|关键少数|八小时以?外|一盘棋|一岗双责|灯下黑|两张皮|带病提拔|带病入党",
  "一刀切|一言堂|一阵风|一锤子|一村一策|一点一策|一企一策|一支部一策|四议两公开|第一责任人|急难愁盼|我为群众办实事|蓄水池|指挥棒",
  "第一议题|第一书记|第一方阵|第一粒扣子|第一时间|第一线|第一资源|第一要务|第一目标|四个意识|四个自信|两个维护|两个确立|四个全面|五位一体|两个一百年",
  "三个务必|凡提四必|八项规定|十四五|十五五|十三五|三严三实|两学一做|不忘初心、牢记使命|党员先锋岗|党员突击队|党员责任区|三项机制|三重一大",
  "双向进入、交叉任职|双向融合|各管一摊|合力共治|单打独斗|握指成拳|麻雀|牛鼻子|最后一公里|最后一米|大党委|大工委|三务公开|12380|全国两会|两优一先",
  "十严禁|九严禁|五个好|四风|七一|双创|双招双引|千里马|一站式|一体化|五方面人员|学习强国|一网通办|两山|三农",
].join("|");
const whole = new RegExp(`^(?:${terms})$`, "u");
const anywhere = new RegExp(terms, "gu");

/** Whether a quoted phrase is everybody's and no local brand. */
export function isFixedTerm(phrase: string): boolean {
  return whole.test(phrase);
}

/** Where fixed terms lie: numerals inside are no figures. */
export function fixedTermSpans(text: string): [number, number][] {
  return [...text.matchAll(anywhere)].map((match) => [match.index, match.index + match[0].length]);
}
