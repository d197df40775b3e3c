import type { RemovedText } from "../../domain/documents/document.ts";
import type { Line } from "../structure/line.ts";
import { removeLines } from "./removal.ts";

/** What head and foot of an official document say of it. */
export interface Letterhead {
  readonly issuer: string | null;
  readonly documentNumber: string | null;
  /** 印发日期 of the imprint, as written. */
  readonly printedOn: string | null;
}

export interface CleanedLetterhead extends Letterhead {
  readonly lines: readonly Line[];
  readonly removed: readonly RemovedText[];
}

/** Lines of the head of the first page. */
const head = 15;
const tail = 14;

const masthead = /^([\p{Script=Han}（）()、\s]{3,40}?)(?:文件|（?代电）?|便函|函件)$/u;
const mastheadOnly =
  /(?:委员会|委|党组|部|局|办公室|办公厅|政府|院|组|工委|总支|支部|公司|学校|大学|机关|会)(?:[（(].{2,8}[）)])?$/u;
/** 清组发〔2023〕5号, also in other brackets, and with the signer on the same line. */
export const documentNumber =
  /([\p{Script=Han}]{1,14}[〔［[（(【]\s?(?:19|20)\d{2}\s?[〕］\]）)】]\s?第?\s?\d{1,4}\s?号)/u;
const numberLine = new RegExp(
  `^[（(]?${documentNumber.source}[）)]?(?:[\\s\\u3000]*签发人[：:].{0,20})?$`,
  "u",
);
const copyNumber = /^(?:份号[：:]?\s?)?0\d{5}$/u;
const urgency = /^(?:紧急程度[：:]\s?)?(?:特急|加急|急件|平急|特提)$/u;
const signer = /^签发人[：:].{0,30}$/u;

const copies = /^(?:抄\s?[送报发]|分\s?送|主\s?题\s?词)[：:]/u;
const printed =
  /^(.{0,30}?)[\s\u3000]*((?:19|20)\d{2}年\d{1,2}月\d{1,2}日)[\s\u3000]*印\s?发(?:[（(].*[）)])?$/u;
const printRun = /^[（(]?(?:共印|印数|印)[：:\s]?\s?\d+\s?份[）)]?$/u;

/** Takes 红头 and 版记 out of the text and keeps what they say. */
export function readLetterhead(source: readonly Line[]): CleanedLetterhead {
  const top = readHead(source);
  const bottom = readFoot(top.lines);
  return {
    issuer: top.issuer,
    documentNumber: top.documentNumber,
    printedOn: bottom.printedOn,
    lines: bottom.lines,
    removed: [...top.removed, ...bottom.removed],
  };
}

function readHead(source: readonly Line[]) {
  let issuer: string | null = null;
  let number: string | null = null;
  const numberAt = source.slice(0, head).findIndex(({ text }) => numberLine.test(text));
  const cleaned = removeLines(source, ({ text, level }, at) => {
    if (at >= head) return null;
    const named = masthead.exec(text);
    if (named !== null && level <= 1 && mastheadOnly.test((named[1] ?? "").trim())) {
      issuer ??= (named[1] ?? "").replace(/\s/gu, "");
      return "红头";
    }
    if (at === numberAt) {
      number = (documentNumber.exec(text)?.[1] ?? "")
        .replace(/\s/gu, "")
        .replace(/[［[（(【]/u, "〔")
        .replace(/[］\]）)】]/u, "〕");
      return "发文字号";
    }
    return copyNumber.test(text) || urgency.test(text) || signer.test(text) ? "红头" : null;
  });
  return { ...cleaned, issuer, documentNumber: number };
}

function readFoot(source: readonly Line[]) {
  const from = Math.max(0, source.length - tail);
  const start = source.findIndex(({ text }, at) => at >= from && copies.test(text));
  const end = source.findLastIndex(
    ({ text }, at) => at >= from && (printed.test(text) || printRun.test(text)),
  );
  const printedOn = source
    .slice(from)
    .map(({ text }) => printed.exec(text)?.[2] ?? null)
    .find((date) => date !== null);
  const cleaned = removeLines(source, ({ text }, at) => {
    if (at < from) return null;
    const between = start >= 0 && at >= start && at <= end && end - start <= 6;
    return between || copies.test(text) || printed.test(text) || printRun.test(text) ? "版记" : null;
  });
  return { ...cleaned, printedOn: printedOn ?? null };
}
