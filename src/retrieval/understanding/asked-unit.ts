/**
 * The figure a question asks for, as a pattern over text that `normaliseForSearch` has seen (numerals in
 * digits): 几天 wants 5工作日 or 7日, not 5名. Null when it asks for no figure.
 */
export function askedFigure(question: string): RegExp | null {
  const text = question.normalize("NFKC");
  const units = unitsAsked.filter(([asks]) => asks.test(text)).flatMap(([, found]) => found);
  if (units.length > 0) return new RegExp(`(?:\\d+(?:\\.\\d+)?|半)个?(?:${units.join("|")})`, "u");
  return asksAnyFigure.test(text) ? anyFigure : null;
}

const time = ["年", "月", "日", "天", "周", "工作日", "小时", "学时", "届"];
const people = ["名", "人", "票", "/\\d", "数以上", "户", "%"];

const unitsAsked: readonly (readonly [RegExp, readonly string[]])[] = [
  [/(?:几|多少)个?(?:工作日|天|日)|哪天|提前多[久少]/u, ["日", "天", "工作日", "月"]],
  [/(?:几|多少)年|哪年|一届/u, ["年", "届"]],
  [/(?:几|多少)个?月/u, ["月", "年"]],
  [/(?:几|多少)(?:个)?(?:学时|课时|小时)/u, ["学时", "小时", "天"]],
  [/(?:几|多少)(?:次|回)|半年一次|一年一次|多久(?:开|搞|办)?一次|多长时间(?:开|搞)?一次/u, ["次"]],
  [/多久|多长(?:时间)?|期限|什么时候|何时|有效期|影响期|处分期|试用期/u, time],
  [/(?:几|多少)(?:个|名|位)?人|几[名位]|人数|多少(?:党员|代表|委员|人才)|票/u, people],
  [/年龄|多大|几岁|多少岁|岁数/u, ["周岁", "岁"]],
  [/多少钱|多少(?:万|亿|元)|几(?:万|亿|块)|资金|收入|总值|总量|GDP/iu, ["元", "万", "亿", "%"]],
  [/比例|占比|占多少|百分之几|增长(?:了)?多少|差额|增速/u, ["%", "/\\d", "名", "人"]],
];

const asksAnyFigure = /多少|几(?:个|家|套|条|项|种|户|处|所|档)|数量|总数|人数|新增/u;
const anyFigure = /\d/u;
