import type { DocumentKind, DocumentMeta, Level, TextKind } from "../../domain/documents/document.ts";
import type { OwnClaims } from "../../ports/store.ts";
import { frontMatterText, type FrontMatter } from "../reading/read-front-matter.ts";
import type { Line } from "../structure/line.ts";
import { baseTitle, unwrapTitle } from "./base-title.ts";
import { isoDate } from "./dates.ts";
import { declareStatus } from "./declare-status.ts";
import { placeInChain } from "./own-chain.ts";
import { readPlace } from "./read-level.ts";
import { readOwnText, type OwnText } from "./read-own-text.ts";

const reportFolders = new Set(["reports", "office"]);
const placeName = /[\u4e00-\u9fa5]{2,}?(?:省|市|县|区|州|盟|旗)/u;

/** Everything known about one document by itself: front matter, folder, name, and its own text. */
export interface InferredMetadata {
  readonly meta: DocumentMeta;
  readonly claims: OwnClaims;
}

/** What is said of a document from outside. */
export interface SaidOutside {
  /** The catalog's word, which comes after the front matter's. */
  readonly kind: DocumentKind | null;
  /** OFFICE_REGION: 云岭市清河区. */
  readonly officeRegion: string | null;
}

/** The metadata of a document from its name, its settings and its own text. */
export function inferMetadata(
  file: string,
  { values }: Pick<FrontMatter, "values">,
  lines: readonly Line[],
  own: OwnText = readOwnText(lines),
  { kind: kindSaid, officeRegion }: SaidOutside = { kind: null, officeRegion: null },
): InferredMetadata {
  const parts = file.split("/");
  const collection = parts.length > 1 ? (parts[0] ?? "") : "";
  const stem = (parts.at(-1) ?? file).replace(/\.[^.]+$/u, "");
  const kind = inferKind(values, kindSaid, collection, lines);
  const title = inferTitle(frontMatterText(values, "title"), stem, kind, lines);
  const isPolicy = kind === "policy";
  const issuer = frontMatterText(values, "issuer", "authors", "author") ?? (isPolicy ? own.issuer : null);
  const saidIssued = isoDate(frontMatterText(values, "issuedOn", "publication_date", "date"));
  const saidEffective = isoDate(frontMatterText(values, "effectiveOn", "effective_date"));
  const issuedOn = saidIssued ?? isoDate(stem) ?? own.issuedOn;
  const ownEffective = isPolicy ? effectiveSince(own.effectiveOn, issuedOn) : null;
  const declared = declareStatus(frontMatterText(values, "status"), own, stem, isPolicy);
  const named = readPlace(issuer, title);
  const place = officeRegion === null ? named : placeInChain(named, issuer ?? title, officeRegion);
  const conflicts = [...declared.conflicts];
  // A text amended since keeps the date of its first version: no contradiction.
  const inText = isPolicy && (own.effectiveSaid ?? "") >= (issuedOn ?? "") ? own.effectiveSaid : null;
  if (saidEffective !== null && inText !== null && saidEffective !== inText)
    conflicts.push(`施行日期：属性区写${saidEffective}，正文写${inText}，按属性区处理`);
  const meta: DocumentMeta = {
    file,
    title,
    baseTitle: baseTitle(title),
    kind,
    collection,
    textKind:
      oneOf<TextKind>(frontMatterText(values, "textKind"), ["original", "digest", "example"]) ?? "original",
    status: declared.status,
    issuer,
    level:
      oneOf<Level>(frontMatterText(values, "level"), ["中央", "省", "市", "县", "本单位"]) ?? place.level,
    region: frontMatterText(values, "region") ?? place.region,
    documentNumber:
      frontMatterText(values, "documentNumber", "document_number") ?? (isPolicy ? own.documentNumber : null),
    issuedOn,
    effectiveOn: saidEffective ?? ownEffective ?? issuedOn,
    supersededBy: frontMatterText(values, "supersededBy"),
    source: frontMatterText(values, "source", "link"),
    period: frontMatterText(values, "period") ?? (kind === "report" ? yearIn(title) : null),
    internal: frontMatterText(values, "internal") === "true",
  };
  const claims: OwnClaims = {
    statusFrom: declared.from,
    repeals: isPolicy ? own.repeals : [],
    expiresOn: isPolicy ? own.expiresOn : null,
    effectiveOn: meta.effectiveOn,
    conflicts,
  };
  return { meta, claims };
}

/** 自发布之日起 is the day of issue; a text amended since then is in force since the amendment. */
function effectiveSince(own: string | null, issuedOn: string | null): string | null {
  if (own === null || issuedOn === null) return own;
  return own < issuedOn ? issuedOn : own;
}

function inferKind(
  values: FrontMatter["values"],
  kindSaid: DocumentKind | null,
  collection: string,
  lines: readonly Line[],
): DocumentKind {
  const said = oneOf<DocumentKind>(frontMatterText(values, "kind"), ["policy", "report"]) ?? kindSaid;
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

function yearIn(title: string): string | null {
  return /(?:19|20)\d{2}/u.exec(title)?.[0] ?? null;
}

function oneOf<T extends string>(text: string | null, allowed: readonly T[]): T | null {
  return allowed.find((value) => value === text) ?? null;
}
