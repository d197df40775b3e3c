import { cityNames, provinceNames } from "../../domain/text/place-names.ts";
import type { DocumentRow } from "../../ports/store.ts";
import type { DocumentMention } from "../../retrieval/understanding/name-documents.ts";
import { reportFacts } from "../../retrieval/understanding/reports/report-facts.ts";

const quoted = /《([^《》]{2,60})》/gu;
const marks = /[《》〈〉“”"（）()\s]|中国共产党|中华人民共和国|关于|若干|暂行|试行|的/gu;

/** What a question names and the base does not hold: regulations, and places whose report is asked for. */
export function findMissing(
  question: string,
  rows: readonly DocumentRow[],
  mentions: readonly DocumentMention[],
): string[] {
  return [
    ...missingTitles(question, rows, mentions),
    ...missingNames(question, rows, mentions),
    ...missingPlaces(question, rows),
  ];
}

/** 《…》 that is no held title nor part of one. */
function missingTitles(
  question: string,
  rows: readonly DocumentRow[],
  mentions: readonly DocumentMention[],
): string[] {
  return [...question.matchAll(quoted)].flatMap((match) => {
    const [whole, title = ""] = match;
    if (mentions.some(({ start }) => start === match.index)) return [];
    const name = title.replaceAll(/[（(][^）)]*[）)]/gu, "").replaceAll(marks, "");
    return bareTitlesOf(rows).some((held) => held.includes(name) || name.includes(held)) ? [] : [whole];
  });
}

/** Over 55,000 rows either of these takes longer than the rest of an answer: once for each list of rows. */
const bareTitles = new WeakMap<readonly DocumentRow[], readonly string[]>();
const reportPlaces = new WeakMap<readonly DocumentRow[], ReadonlySet<string | null>>();

function bareTitlesOf(rows: readonly DocumentRow[]): readonly string[] {
  const known = bareTitles.get(rows) ?? rows.map((row) => row.title.replaceAll(marks, ""));
  bareTitles.set(rows, known);
  return known;
}

function reportPlacesOf(rows: readonly DocumentRow[]): ReadonlySet<string | null> {
  const known =
    reportPlaces.get(rows) ??
    new Set(rows.map((row) => (row.kind === "report" ? reportFacts(row).place : null)));
  reportPlaces.set(rows, known);
  return known;
}

/** A regulation named in passing; 规定 and 办法 are also said of no text in particular. */
const typed = /([\p{Script=Han}]{3,20}?)(条例|细则|准则|规则)(?![》])/gu;
/** Words before a name that are no part of it. */
const leading =
  /^.*(?:请问|按照?|根据|依据|现行|新版?|旧版?|老版?|本|该|这个|那个|哪个|什么|有关|相关|修订后?|中国共产党|和|与|跟|在|中|里|的|了|是)/u;
/** Share of a name's pairs of characters that a held title must have. */
const heldShare = 0.5;

function missingNames(
  question: string,
  rows: readonly DocumentRow[],
  mentions: readonly DocumentMention[],
): string[] {
  return [...question.matchAll(typed)].flatMap(([whole, before = "", type = ""], at, all) => {
    const end = (all[at]?.index ?? 0) + whole.length;
    if (mentions.some((mention) => mention.start < end && mention.end >= end)) return [];
    const name = before.replace(leading, "");
    const pairs = pairsOf(name).filter((pair) => pair !== "工作");
    if (pairs.length < 2) return [];
    const held = rows.some(
      (row) => pairs.filter((pair) => row.title.includes(pair)).length >= pairs.length * heldShare,
    );
    return held ? [] : [`《${name}${type}》`];
  });
}

function pairsOf(name: string): string[] {
  const signs = Array.from(name);
  return signs.slice(1).map((sign, at) => signs[at]! + sign);
}

/** A place named as the owner of a report or a figure: 拉萨市2024年…, 拉萨市政府工作报告, 重庆去年GDP. */
const owner =
  /(?:^|[，,。；;：:、和与及跟\s]|请问)([\p{Script=Han}]{2,3}?)(?:市|省|州|盟|县)(?=(?:19|20)\d{2}|人?民?政府|的?(?:政府)?工作报告|去年|今年)/gu;
const knownPlace = new RegExp(
  `(?:^|[，,。；;：:、和与及跟比\\s]|请问|查一?下|20\\d{2}年?)(${[...cityNames, ...provinceNames].join("|")})(?:市|省)?`,
  "gu",
);
const figuresAsked =
  /GDP|生产总值|工作报告|新增|财政|收入|支出|占比|增长|增速|投资|就业|人口|改造|产值|进出口|(?:19|20)\d{2}年/iu;

function missingPlaces(question: string, rows: readonly DocumentRow[]): string[] {
  const plain = question.normalize("NFKC");
  const named = [...plain.matchAll(owner)].map(([, place = ""]) => place);
  const known = figuresAsked.test(plain)
    ? [...plain.matchAll(knownPlace)].map(([, place = ""]) => place)
    : [];
  const asked = new Set([...named, ...known]);
  if (asked.size === 0 || rows.length === 0) return [];
  const places = reportPlacesOf(rows);
  const missing = [...asked].filter((place) => !places.has(place) && !/^[我本全各贵]/u.test(place));
  return missing.map((place) => `${place}的报告`);
}

const local =
  /(?:^|[，,。？\s])(?:我|咱|本)们?(?:省|市|区|县|州|旗|街道)(?!委?组织部?的?(?:总结|报告|讲话))/u;
const person =
  /(?:现任|那位|这位|新任|叫什么|姓什么)[^，。？]{0,12}|(?:部长|书记|主任|局长|县长|市长|区长|处长|科长)(?:是|叫|姓)(?:谁|什么|哪位)|(?:现在|目前)(?:的[^，。？]{0,6})?是谁/u;
const schedule =
  /(?:今年|明年|本月|下月|这个月|下个月|最近)[^。？]{0,24}(?:什么时候|何时|几号|哪天|几月)[^。？]{0,6}(?:报名|考试|开始|举行|召开|发放|公布|截止)?/u;
const headcount = /(?:编制数|名额|职数|人数)(?:是|有)?(?:多少|几)/u;
const office =
  /我们?(?:单位|局|科|委|办|处|厅|部|支部)[^，。？]{0,16}(?:账号|账户|电话|名单|密码|编号|地址|多少(?:人|名)|几(?:个人|人|名))/u;
const opinion =
  /[你您](?:个人)?(?:觉得|认为|看好|估计|猜|预测)|会不会(?:再)?(?:涨|上调|下调|放开)|(?:明年|将来|未来|近期|今后)[^，。？]{0,16}会(?:不会)?|(?:哪个|哪位|哪家|谁)[^，。？]{0,14}(?:最好|最强|更好|更强|最厉害|比较好)|(?:预测|猜)一?下/u;

/**
 * Facts of the day or of one office, and views, which no policy text holds: who holds a post, this year's
 * dates, our own rates, what may come.
 */
export function findPrivate(question: string, today: string): string[] {
  const plain = question.normalize("NFKC");
  const missing: string[] = [];
  if (person.test(plain) && /谁|什么|哪位|何时/u.test(plain)) missing.push("人员任职信息");
  if (schedule.test(plain) && !/多久|提前/u.test(plain)) missing.push("当年的具体安排");
  if (headcount.test(plain) && plain.includes(today.slice(0, 4))) missing.push("当年的编制、名额数");
  if (local.test(plain) && /多少|几|档次|标准|什么时候|哪/u.test(plain)) missing.push("本地的具体规定");
  if (office.test(plain)) missing.push("本单位的具体情况");
  if (opinion.test(plain)) missing.push("个人看法和预测");
  return missing;
}
