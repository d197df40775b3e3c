import { toNumber } from "../../domain/text/numerals.ts";
import { normaliseForSearch } from "../indexing/normalise-numerals.ts";

/** What kind of thing answers a question, judged by how it asks. */
export type AnswerType =
  | "duration"
  | "number"
  | "list"
  | "steps"
  | "prohibition"
  | "quorum"
  | "condition"
  | "yes-no";

export interface ExpectedAnswer {
  /** Several may hold: 哪几类人、多久 …. */
  readonly types: readonly AnswerType[];
  /** 15种情形, 五大体系: how many items the answer lists; null when not said. */
  readonly items: number | null;
}

const asks: readonly (readonly [AnswerType, RegExp])[] = [
  ["steps", /流程|程序|步骤|几步|哪步|环节|怎么走|怎么办理|手续|怎么选|怎么开/u],
  [
    "duration",
    /多久|多长|几天|几年|几个月|几日|多少(?:天|年|个月|日|时间|学时)|什么时候|何时|期限|任期|影响期|处分期|有效期|提前(?:几|多)|周期|一年一次|半年/u,
  ],
  [
    "quorum",
    /到会|到多少人|多少人(?:才能|到)|(?:会议|开会|表决|投票).*(?:有效|人数)|过半|票数|几票|多少票|算不算票|算票|计票|差额/u,
  ],
  ["prohibition", /(?<!能)不能|不得|不许|不准|不让|禁止|严禁|哪些事不|(?<!可)不可以|不符合|回避/u],
  [
    "list",
    /哪些|哪几|几种|几类|几档|几个方面|分哪|分几|种类|包括|哪五|哪三|哪四|哪两|怎么排|情形|职责|任务|条件|方式/u,
  ],
  ["condition", /条件|资格|够不够格|够格|具备|什么样的人|谁能|谁可以|要求是什么|有什么要求|有要求/u],
  [
    "yes-no",
    /(?:能|可以|可不可以|能不能|要不要|是不是|行不行|必须|需要|用不用)[^，。？]{0,14}(?:吗|不|么)?[？?]?$|吗[？?]?$/u,
  ],
  ["number", /多少|(?<!哪)几(?:个|名|人|次|成|项|分)|比例|占比|人数|年龄|多大|百分|上限|下限|至少|最多/u],
];

/** Shown by so many passages that they count only where nothing else is asked for. */
const vague: ReadonlySet<AnswerType> = new Set(["condition", "yes-no"]);

const items = /(?:^|\D)(\d{1,2})(?:个|种|类|项|条|档|大|款|方面)(?!月|工作日|人)/u;

export function expectAnswer(question: string): ExpectedAnswer {
  const said = asks.filter(([, pattern]) => pattern.test(question)).map(([type]) => type);
  const telling = said.filter((type) => !vague.has(type));
  const types = telling.length > 0 ? telling : said;
  const counted = items.exec(
    normaliseForSearch(question.replaceAll(/[二三四五六七八九十]+大(?=[\p{Script=Han}])/gu, itemCount)),
  );
  const count = counted === null ? null : Number(counted[1]);
  // 1个 is an article, not a count.
  return { types, items: count !== null && count > 1 && types.includes("list") ? count : null };
}

/** 五大体系 → 5大体系; 十九大 is a congress and stands before another word, it does no harm. */
function itemCount(match: string): string {
  const value = toNumber(match.slice(0, -1));
  return value === null ? match : `${value}大`;
}

const figure = "(?:[\\d零一二三四五六七八九十百两半]+)";
const shows: Readonly<Record<AnswerType, RegExp>> = {
  duration: new RegExp(
    `${figure}(?:年|个月|日|天|周|个工作日|小时|学时|学分)|届满|任期|每(?:年|月|季度)`,
    "u",
  ),
  number: new RegExp(`\\d|百分之|分之|${figure}(?:名|人|个|次|票|周岁|元|%|万|项)`, "u"),
  list: /[（(][一二三四五六七八九十]+[）)]|下列|[：:][^。]{2,60}[；、]|分为|包括/u,
  steps: /程序|步骤|流程|首先|[（(]三[）)]|按照下列|然后/u,
  prohibition: /不得|不能|不准|禁止|严禁|不予|不应当|回避/u,
  condition: /应当具备|应当具有|具备下列|资格条件|下列条件|基本条件|符合/u,
  "yes-no": /可以|应当|必须|不得|不能|不予|不计入|不适用/u,
  quorum: /到会|过半数|半数|分之|差额|赞成票|票/u,
};

/** Whether the passage holds a thing of this type: a figure with a time unit, numbered items … */
export function showsAnswerType(passage: string, type: AnswerType): boolean {
  return shows[type].test(passage);
}

const enumerated = /[（(]([一二三四五六七八九十]+)[）)]/gu;

/** 0–1: share of what is expected that the passage shows; 0 when nothing is expected. */
export function answerShare(passage: string, expected: ExpectedAnswer): number {
  const wanted = expected.types.length + (expected.items === null ? 0 : 1);
  if (wanted === 0) return 0;
  const shown = expected.types.filter((type) => showsAnswerType(passage, type)).length;
  return (shown + (expected.items !== null && listedItems(passage) === expected.items ? 1 : 0)) / wanted;
}

/** The highest number among （一）（二）… */
function listedItems(passage: string): number {
  const numbers = [...passage.matchAll(enumerated)].map((match) => toNumber(match[1]!) ?? 0);
  return Math.max(0, ...numbers);
}
