import type { ReadQuestion } from "../question/read-question.ts";

/** Two things that a question sets against each other. */
export interface ComparedThings {
  /** As the question calls them. */
  readonly names: readonly string[];
  /** What is asked of each, as questions that stand alone. */
  readonly questions: readonly string[];
  /** In what they are compared: 影响期; "" where nothing is said. */
  readonly aspect: string;
}

const between = "(?:和|与|跟|同|以及|、|还是)";
const verdict =
  /[，,]?(?:之间)?(?:到底|究竟|都)?(?:有(?:什么|啥|何|哪些)?|是)?(?:主要)?的?(?:区别|不同|差异|差别|异同|不一样)(?:在哪|是什么|有哪些|呢|吗|大吗)?[^，。；]*$|是?(?:一样|相同)[长多高久]?(?:吗|不|么)[^，。；]*$|差在哪[^，。；]*$|(?:进行)?(?:对比|比较|相比)(?:一下)?[^，。；]*$/u;
const each = /分别(?:是|有|为|由|怎么)?(.{0,12})$/u;
const fillers = /^(?:请问|想问一?下?|麻烦|咨询一?下?|帮我|查一?下|对比一?下|比较一?下|说一?下)+/u;
/** Words at which the second thing ends and what is asked of both begins. */
const aspects =
  /^(.{2,12}?)((?:召开|任期|届期|标准|程序|条件|影响期|期限|频次|次数|种类|方式|范围|要求|职责|期间|比例|年龄|公示|到会|周期|时间|资格|处分期|待遇|权限|主体|适用).*)$/u;
const joined = /^(.{1,14}?)(?:的|在|之间|各自|(?<!发展|考察|针|相)对)(.*)$/u;
/** 党和国家 is one word. */
const inseparable = /党和国家|党委和政府|考察和考核/gu;
const longest = 16;

/** Null where the question sets nothing against each other, or sets years or versions, which others read. */
export function readComparedThings(question: string): ComparedThings | null {
  const plain = question.normalize("NFKC").replaceAll(/[?？。!！\s]+$/gu, "");
  const wanted = each.exec(plain)?.[1] ?? "";
  const compared = each.test(plain) ? plain.replace(each, "") : plain.replace(verdict, "");
  if (compared === plain) return null;
  const parts = compared.split(/[，,；;。]/u);
  const place = parts.findLastIndex((part) => new RegExp(between, "u").test(part));
  const stretch = (parts[place] ?? "")
    .replace(fillers, "")
    .replaceAll(inseparable, (word) => word.replace("和", "\0"));
  const at = new RegExp(between, "u").exec(stretch);
  if (at === null) return null;
  const one = stretch.slice(0, at.index).replaceAll("\0", "和");
  const rest = stretch.slice(at.index + at[0].length).replaceAll("\0", "和");
  const [, other = rest, said = ""] = joined.exec(rest) ?? aspects.exec(rest) ?? [];
  const aspect = said + parts.slice(place + 1).join("，");
  const names = [one, other] as const;
  // Three things or more make a list, which one clause mostly has.
  if (/[、和与及]/u.test(other.replaceAll(inseparable, ""))) return null;
  if (names.some((name) => name.length < 2 || name.length > longest || /\d{4}/u.test(name))) return null;
  const ask = (name: string): string =>
    aspect === "" && wanted === "" ? `什么是${name}` : name + aspect + (wanted || figureOf(aspect));
  return {
    names,
    aspect: aspect + wanted,
    questions: [ask(one + sharedTail(one, other)), ask(sharedHead(one, other) + other)],
  };
}

const mostMembers = 5;

/** 三会一课多久开一次 asks it of each of the four. */
export function readMembers({
  text,
  figure,
  spelledOut,
  shortNames,
}: Pick<ReadQuestion, "text" | "figure" | "spelledOut" | "shortNames">): ComparedThings | null {
  const at = spelledOut.findIndex(({ length }) => length <= mostMembers);
  const [members, word] = [spelledOut[at], shortNames[at]];
  if (figure === null || members === undefined || word === undefined) return null;
  const questions = members.map((member) => text.replace(word, member));
  return { names: members, questions, aspect: "" };
}

/** 影响期有什么区别 asks how long each is. */
function figureOf(aspect: string): string {
  if (/多|几|什么|怎么|是否|不/u.test(aspect)) return "";
  if (/频次|次数|召开$/u.test(aspect)) return "多久一次";
  return /任期|届期|期限|影响期|处分期|期间|周期|时间/u.test(aspect) ? "多长" : "";
}

const whose = /公务员|领导干部|干部|党员|村|社区|机关|国企|高校/u;

/** 公务员调任 and 转任: the second is said of 公务员 as well. */
function sharedHead(one: string, other: string): string {
  const head = new RegExp(`^(?:${whose.source})(?:考核)?`, "u").exec(one)?.[0] ?? "";
  return head === one || whose.test(other) ? "" : head;
}

/** 委任制 and 选任制公务员: so is the first. */
function sharedTail(one: string, other: string): string {
  const at = other.search(whose);
  return at < 2 || whose.test(one) ? "" : other.slice(at);
}
