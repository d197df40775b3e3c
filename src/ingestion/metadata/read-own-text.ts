import type { Repeal } from "../../ports/store.ts";
import type { DocumentStatus } from "../../domain/documents/document.ts";
import type { Letterhead } from "../cleaning/letterhead.ts";
import { documentNumber } from "../cleaning/letterhead.ts";
import { dateLine, findClosing } from "../structure/find-closing.ts";
import { ordinalOf } from "../structure/article-number.ts";
import type { Line } from "../structure/line.ts";
import { addYears, isoDate, isoDates, writtenDate } from "./dates.ts";
import { findRepeals } from "./find-repeals.ts";

/** What a document's own words say of it; null where they say nothing. */
export interface OwnText {
  readonly issuer: string | null;
  readonly documentNumber: string | null;
  readonly issuedOn: string | null;
  /** 自…起施行, with 自发布之日起 as the day of issue. */
  readonly effectiveOn: string | null;
  /** The day that stands in the text itself, 自2019年6月1日起施行. */
  readonly effectiveSaid: string | null;
  readonly expiresOn: string | null;
  readonly status: DocumentStatus | null;
  readonly repeals: readonly Repeal[];
}

const noLetterhead: Letterhead = { issuer: null, documentNumber: null, printedOn: null };

const head = 15;
const tail = 30;
const inForceOn = new RegExp(
  `本(?:条例|规定|办法|细则|准则|规则|章程|法|意见|通知|规划|方案|制度|标准|决定)[^。]{0,12}?自(${writtenDate}|(?:发布|公布|印发|下发|颁布|通过)之日)起(?:施行|实施|执行|生效|试行)`,
  "u",
);
const validUntil = new RegExp(`有效期(?:限)?(?:至|截至|截止到?|到)(${writtenDate})`, "u");
const validFor = /有效期(?:限)?(?:为)?([一二三四五六七八九十]{1,2}|\d{1,2})年/u;
const withdrawn = /^[【（([]?(?:本(?:文件|办法|规定|通知|条例|细则|意见))?已(废止|失效|停止执行)[】）)\]]?$/u;
/** （2019年3月3日中共中央印发） or 2018年12月29日 第十三届全国人大常委会第七次会议修订 */
const adopted = new RegExp(
  `^[（(]?(?:.{0,30}?)${writtenDate}.{0,60}?(?:印发|发布|公布|通过|修订|修正|修改|施行)`,
  "u",
);
const inBrackets = new RegExp(`^[（(](?:.{0,24}[\\s\\u3000])?${writtenDate}[）)]$`, "u");
const bodies =
  /全国人民代表大会常务委员会|全国人民代表大会|中共中央办公厅|国务院办公厅|中共中央组织部|中央组织部|中央纪律检查委员会|国家监察委员会|中共中央|国务院|中共[\p{Script=Han}]{2,12}?委员会|[\p{Script=Han}]{2,12}?(?:人民代表大会常务委员会|人民政府)/gu;
/** What stands around the name of a body: other texts, dates, 第十三届. */
const besides = new RegExp(`《[^》]*》|${writtenDate}|第[\\p{Script=Han}\\d]{1,4}届`, "gu");
const notice = /^(.{2,60}?)(?:关于)?(?:印发|发布|公布|颁布)《/u;

export function readOwnText(lines: readonly Line[], letterhead: Letterhead = noLetterhead): OwnText {
  const signature = readSignature(lines);
  const history = lines
    .slice(0, head)
    .filter(({ text }) => text.length <= 90 && (adopted.test(text) || inBrackets.test(text)));
  const adoptedOn =
    history
      .flatMap(({ text }) => isoDates(text))
      .toSorted()
      .at(-1) ?? null;
  const issuedOn = signature.date ?? adoptedOn ?? isoDate(letterhead.printedOn);
  const said = lines.findLast(({ text }) => inForceOn.test(text))?.text;
  const since = said === undefined ? null : (inForceOn.exec(said)?.[1] ?? null);
  const effectiveOn = since === null ? null : (isoDate(since) ?? issuedOn);
  return {
    issuer: letterhead.issuer ?? signature.issuer ?? issuerOf(history) ?? issuerOfNotice(lines),
    documentNumber: letterhead.documentNumber ?? numberIn(lines),
    issuedOn,
    effectiveOn: latest(effectiveOn, adoptedOn),
    effectiveSaid: isoDate(since),
    expiresOn: expiry(lines, effectiveOn ?? issuedOn),
    status: statusIn(lines),
    repeals: findRepeals(lines),
  };
}

/** A text amended later than it says it came into force is in force since the amendment. */
function latest(effectiveOn: string | null, adoptedOn: string | null): string | null {
  if (effectiveOn === null || adoptedOn === null) return effectiveOn;
  return effectiveOn < adoptedOn ? adoptedOn : effectiveOn;
}

function readSignature(lines: readonly Line[]): { issuer: string | null; date: string | null } {
  const closing = [...findClosing(lines)].toSorted((a, b) => a - b);
  const dateAt = closing.find((at) => dateLine.test(lines[at]?.text ?? ""));
  if (dateAt === undefined) return { issuer: null, date: null };
  const names: string[] = [];
  for (let at = dateAt - 1; closing.includes(at) && !/^附|^\d/u.test(lines[at]?.text ?? ""); at--)
    names.unshift((lines[at]?.text ?? "").replace(/[\s\u3000]+/gu, "、"));
  return { issuer: names.length === 0 ? null : names.join("、"), date: isoDate(lines[dateAt]?.text) };
}

function issuerOf(history: readonly Line[]): string | null {
  const last = history.at(-1)?.text ?? "";
  const names = last.replace(besides, " ").match(bodies) ?? [];
  return names.length === 0 ? null : [...new Set(names)].join("、");
}

function issuerOfNotice(lines: readonly Line[]): string | null {
  for (const { text } of lines.slice(0, 4)) {
    const names = (notice.exec(text)?.[1] ?? "").match(bodies);
    if (names !== null) return [...new Set(names)].join("、");
  }
  return null;
}

/** （中发〔2008〕13号 2008年9月3日） under a title. */
function numberIn(lines: readonly Line[]): string | null {
  const line = lines
    .slice(0, head)
    .find(({ text }) => /^[（(].*[）)]$/u.test(text) && documentNumber.test(text) && text.length <= 40);
  return line === undefined
    ? null
    : ((documentNumber.exec(line.text.replace(writtenDatePattern, ""))?.[1] ?? null)?.replace(/\s/gu, "") ??
        null);
}

const writtenDatePattern = new RegExp(writtenDate, "gu");

function expiry(lines: readonly Line[], since: string | null): string | null {
  for (const { text } of lines.slice(-tail)) {
    const until = validUntil.exec(text)?.[1];
    if (until !== undefined) return isoDate(until);
    const years = validFor.exec(text)?.[1];
    if (years !== undefined && since !== null && /本|自|施行/u.test(text))
      return addYears(since, ordinalOf(years));
  }
  return null;
}

function statusIn(lines: readonly Line[]): DocumentStatus | null {
  for (const { text } of lines.slice(0, head)) {
    const word = withdrawn.exec(text)?.[1];
    if (word !== undefined) return word === "失效" ? "已失效" : "已废止";
  }
  return null;
}
