import type { DocumentKind, DocumentMeta, DocumentStatus, Level, TextKind } from "../../domain/document.ts";
import { documentStatuses } from "../../domain/document.ts";
import { frontMatterText, type FrontMatter } from "../reading/read-front-matter.ts";
import type { Line } from "../structure/line.ts";
import { baseTitle, unwrapTitle } from "./base-title.ts";

const statusWords: Readonly<Record<string, DocumentStatus>> = {
  生效: "现行",
  有效: "现行",
  现行有效: "现行",
  废止: "已废止",
  废止或失效: "已废止",
  失效: "已失效",
  修订: "已修订",
  被修订: "已修订",
};

const reportFolders = new Set(["reports", "office"]);
const placeName = /[\u4e00-\u9fa5]{2,}?(?:省|市|县|区|州|盟|旗)/u;

/** Everything known about a document from its front matter, its folder, its name and its first lines. */
export function inferMetadata(file: string, frontMatter: FrontMatter, lines: readonly Line[]): DocumentMeta {
  const { values } = frontMatter;
  const parts = file.split("/");
  const collection = parts.length > 1 ? (parts[0] ?? "") : "";
  const stem = (parts.at(-1) ?? file).replace(/\.[^.]+$/u, "");
  const kind = inferKind(values, collection, lines);
  const title = inferTitle(frontMatterText(values, "title"), stem, kind, lines);
  const issuer = frontMatterText(values, "issuer", "authors", "author");
  const dated = isoDate(frontMatterText(values, "issuedOn", "publication_date", "date")) ?? isoDate(stem);
  return {
    file,
    title,
    baseTitle: baseTitle(title),
    kind,
    collection,
    textKind:
      oneOf<TextKind>(frontMatterText(values, "textKind"), ["original", "digest", "example"]) ?? "original",
    status: statusOf(frontMatterText(values, "status")),
    issuer,
    level:
      oneOf<Level>(frontMatterText(values, "level"), ["中央", "省", "市", "县", "本单位"]) ?? levelOf(issuer),
    region: frontMatterText(values, "region"),
    documentNumber: frontMatterText(values, "documentNumber", "document_number"),
    issuedOn: dated,
    effectiveOn: isoDate(frontMatterText(values, "effectiveOn", "effective_date")) ?? dated,
    supersededBy: frontMatterText(values, "supersededBy"),
    source: frontMatterText(values, "source", "link"),
    period: frontMatterText(values, "period") ?? (kind === "report" ? yearIn(title) : null),
    internal: frontMatterText(values, "internal") === "true",
  };
}

function inferKind(values: FrontMatter["values"], collection: string, lines: readonly Line[]): DocumentKind {
  const said = oneOf<DocumentKind>(frontMatterText(values, "kind"), ["policy", "report"]);
  if (said !== null) return said;
  if (collection === "policies") return "policy";
  if (reportFolders.has(collection)) return "report";
  return lines.some((line) => /^第[一二三四五六七八九十\d]+条/u.test(line.text)) ? "policy" : "report";
}

/** Front matter, else a level-1 heading, else the file's name; a report needs its place and year in it. */
function inferTitle(said: string | null, stem: string, kind: DocumentKind, lines: readonly Line[]): string {
  const heading = lines.find((line) => line.level === 1)?.text ?? null;
  const title = withoutEcho(unwrapTitle(said ?? (heading !== null && heading.length <= 60 ? heading : stem)));
  if (kind === "policy") return title;
  const lacks = (part: RegExp): boolean => !part.test(title) && part.test(stem);
  return lacks(placeName) || lacks(/(?:19|20)\d{2}/u) ? stem : title;
}

/** Web pages often give a title twice in a row. */
function withoutEcho(title: string): string {
  const half = title.length / 2;
  return Number.isInteger(half) && title.slice(0, half) === title.slice(half) ? title.slice(0, half) : title;
}

function statusOf(text: string | null): DocumentStatus {
  if (text === null) return "未知";
  return statusWords[text] ?? oneOf<DocumentStatus>(text, documentStatuses) ?? "未知";
}

function levelOf(issuer: string | null): Level | null {
  if (issuer === null) return null;
  if (/中共中央|中央|国务院|全国人民代表大会|全国人大/u.test(issuer)) return "中央";
  if (/省|自治区/u.test(issuer)) return "省";
  if (/[县区旗]/u.test(issuer)) return "县";
  return /市|州|盟/u.test(issuer) ? "市" : null;
}

function isoDate(text: string | null): string | null {
  const match = /(\d{4})[-年./](\d{1,2})[-月./](\d{1,2})/u.exec(text ?? "");
  return match === null ? null : [match[1], match[2]?.padStart(2, "0"), match[3]?.padStart(2, "0")].join("-");
}

function yearIn(title: string): string | null {
  return /(?:19|20)\d{2}/u.exec(title)?.[0] ?? null;
}

function oneOf<T extends string>(text: string | null, allowed: readonly T[]): T | null {
  return allowed.find((value) => value === text) ?? null;
}
