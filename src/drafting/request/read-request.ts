import type { DraftRequest } from "../../domain/writing/draft.ts";
import { UsageError } from "../../errors.ts";
import { toNumber } from "../../domain/text/numerals.ts";
import { kindByName, kindInRequest } from "../kinds/find-kind.ts";
import type { Kind, MarkStyle } from "../kinds/kind.ts";
import type { Brief } from "./brief.ts";
import { factsInRequest } from "./facts-in-request.ts";
import { mergeFacts, toFact } from "./fact.ts";
import { findTopic } from "./find-topic.ts";

const number = "(?<![0-9零〇一二两三四五六七八九十百千])[0-9零〇一二两三四五六七八九十百千]+";
const length = new RegExp(`(${number})\\s*(?:个)?字`, "u");
const count = new RegExp(
  `(?:写|列|分|讲|提|共)\\s*(?:成|出|为|上)?\\s*(${number})\\s*(?:个)?\\s*(?:点|条|方面|部分|项)`,
  "u",
);
/** A part when nothing is said of a whole document. */
const part = /一段|一节|段话|里的|部分|情况|成效|安排|打算|一小节/u;
const wishLength = 1000;
const lengthLimit: readonly [number, number] = [60, 20_000];

/**
 * Reads a request. `today` is ISO; relative periods (去年, 明年) count from it.
 * @throws UsageError when there is no topic, an unknown kind or an impossible length.
 */
export function readRequest(input: DraftRequest, kinds: readonly Kind[], today: string): Brief {
  const whole = input.request.trim();
  // What is wanted is said first; what a writer pastes behind it may hold facts, and is long.
  const request = whole.slice(0, wishLength);
  const named = input.kind === undefined ? kindInRequest(kinds, request) : kindByName(kinds, input.kind);
  const place = readPlace(request, input.facts?.map(({ text }) => text) ?? []);
  const topic = findTopic(request, kinds).replace(place ?? "", "");
  if (topic === "" && (named === null || named.class !== "法定"))
    throw new UsageError("没有看出要写什么", "请写明主题，例如：写一段2024年发展党员工作情况，300字");
  const isWhole = input.whole === true || input.outline !== undefined;
  const kind = named ?? kindByName(kinds, isWhole ? "工作总结" : "段落");
  const outlined = input.outline?.sections.reduce((sum, section) => sum + section.words, 0);
  const stated = outlined ?? input.words ?? readCount(length, request);
  const words = stated ?? (isWhole ? wholeLength(kind) : usualLength(kind, request));
  if (words < lengthLimit[0] || words > lengthLimit[1])
    throw new UsageError(`写不了 ${words} 字`, `字数请在 ${lengthLimit[0]} 到 ${lengthLimit[1]} 之间`);
  const given = (input.facts ?? []).map(toFact);
  const facts = mergeFacts([
    ...given,
    ...factsInRequest(whole).map((text) => toFact({ text, source: null })),
  ]);
  const { period, year } = readPeriod(request, facts.map(({ text }) => text).join("，"), today);
  return {
    request: whole,
    kind,
    topic: topic === "" ? "有关工作" : topic,
    period,
    year,
    time: readTime(request, kind),
    place:
      place ??
      readPlace(
        "",
        facts.map(({ text }) => text),
      ),
    addressee:
      /(?:给([^，。写拟起发]{2,14}?)(?:写|拟|起草|发|报|打|的(?:函|请示|报告|通知|批复))|对(\p{Script=Han}{2,14}?)(?=关于.{2,40}的(?:请示|函)))/u
        .exec(request)
        ?.slice(1)
        .find((name) => name !== undefined) ?? null,
    words,
    count: several(readCount(count, request)),
    marks: readMarks(request, kind),
    tone: {
      isCall: input.tone === "call" || /号召|动员|鼓劲|激励|呼吁/u.test(request),
      isOneSentenceEach: input.tone === "brief" || /每[条点项]一句/u.test(request),
    },
    mentions: readMentions(request),
    facts,
    openFigures: readOpenFigures(request),
    isPart:
      !isWhole &&
      !kind.isAlwaysWhole &&
      kind.form === "section" &&
      (words <= 800 || part.test(request)) &&
      words <= 1500,
  };
}

function readCount(pattern: RegExp, request: string): number | null {
  const found = pattern.exec(request)?.[1];
  return found === undefined ? null : toNumber(found);
}

/** 写一条信息: one is no enumeration. */
function several(value: number | null): number | null {
  return value !== null && value > 1 && value <= 12 ? value : null;
}

function usualLength(kind: Kind, request: string): number {
  if (/一段|段话/u.test(request)) return 300;
  return kind.form === "section" && part.test(request) ? 300 : Math.max(300, kind.length[0]);
}

/** Half of the most that the kind usually has. */
function wholeLength(kind: Kind): number {
  return Math.max(kind.length[0], Math.round(kind.length[1] / 2));
}

/** 讲话, 安排, 打算 look ahead; 总结, 成效, 情况 look back. */
function readTime(request: string, kind: Kind): Brief["time"] {
  if (/明年|下一步|下半年|安排|打算|谋划|部署|计划|要点|拟|申请/u.test(request)) return "future";
  if (/成效|成绩|完成|回顾|总结|做法|情况/u.test(request)) return "past";
  return kind.time === "future" ? "future" : "past";
}

function readMarks(request: string, kind: Kind): MarkStyle {
  if (/[一二三]要/u.test(request)) return "要";
  if (/[一二三]是/u.test(request)) return "是";
  return kind.marks;
}

function readPeriod(request: string, facts: string, today: string): { period: string | null; year: number } {
  const thisYear = Number(today.slice(0, 4));
  const named = /((?:19|20)\d{2})\s*年(度|上半年|下半年|[一二三四]季度|\d{1,2}月(?!\d*日))?/u.exec(request);
  if (named !== null)
    return { period: `${named[1]}年${named[2] === "度" ? "" : (named[2] ?? "")}`, year: Number(named[1]) };
  const relative: Readonly<Record<string, number>> = {
    今年: 0,
    本年: 0,
    去年: -1,
    上年: -1,
    明年: 1,
    前年: -2,
  };
  const word = /今年|本年|去年|上年|明年|前年/u.exec(request)?.[0] ?? /明年|去年|今年/u.exec(facts)?.[0];
  if (word !== undefined) return { period: word, year: thisYear + (relative[word] ?? 0) };
  const factYear = /((?:19|20)\d{2})年/u.exec(facts)?.[1];
  return { period: null, year: factYear === undefined ? thisYear : Number(factYear) };
}

/** A place that the writer named, else the scope word of the facts. */
function readPlace(request: string, facts: readonly string[]): string | null {
  const marked = /([×xXＸ○]{1,3}(?:街道|镇|乡|社区|村|区|县|市|局|委))/u.exec(request)?.[1];
  if (marked !== undefined) return marked;
  const named =
    /(?:^|[：:，。\s]|[写拟]|起草|[篇份段条个则])(?:一[篇份段条个则])?(?!一[篇份段条个则]|写|拟|起草|请|帮)(\p{Script=Han}{2,5}?(?:街道|镇|乡|社区|区委|县委|市委|区|县|市)(?:组织部|组织科)?)/u.exec(
      request,
    )?.[1];
  if (named !== undefined && !/小区|社区$|园区|城区|村|全[区县市]|[给的份写个段年]/u.test(named))
    return named;
  return /全[区县市省镇乡旗州]/u.exec([request, ...facts].join("，"))?.[0] ?? null;
}

/** `A和B都要提`, `要提到A、B`. */
function readMentions(request: string): string[] {
  const both = /(?<![^，。；])([^，。；]+?)都(?:要|得)?(?:提|写|讲)/u.exec(request)?.[1];
  const named = /(?:要提到|要写到|突出|重点写)([^，。；]+)/u.exec(request)?.[1];
  return [both, named].flatMap((text) =>
    text === undefined
      ? []
      : text
          .split(/和|、|以及|与/u)
          .map((word) => word.trim())
          .filter((word) => word.length >= 2),
  );
}

function readOpenFigures(request: string): Brief["openFigures"] {
  if (/(?:不要|别|不能|不准|勿|不得|不)编/u.test(request)) return "avoid";
  if (/编|随便(?:写|填)[^，。]{0,30}数|数[^，。]{0,30}(?:随便|你看着|自己定)/u.test(request)) return "invite";
  return /只有(?:这)?[一二两三几些个]*个?数|没有(?:具体)?数/u.test(request) ? "avoid" : "usual";
}
