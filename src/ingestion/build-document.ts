import { IngestionError } from "../errors.ts";
import type { NewDocument } from "../ports/store.ts";
import { emptyCatalog, rowOfFile, type Catalog } from "./catalog/catalog.ts";
import { cleanLines, removeForeign } from "./cleaning/clean-lines.ts";
import { isClassificationWord } from "./marks/classification.ts";
import { isInternal } from "./marks/internal.ts";
import { refuseClassified, refusePersonnel } from "./marks/refuse-marked.ts";
import { inferMetadata } from "./metadata/infer-metadata.ts";
import { readOwnText } from "./metadata/read-own-text.ts";
import { frontMatterText, type FrontMatter } from "./reading/read-front-matter.ts";
import { chunkDocument } from "./structure/chunk-document.ts";
import { findNamedLists } from "./structure/named-lists/find-named-lists.ts";
import type { Line } from "./structure/line.ts";
import { parseStructure } from "./structure/parse-structure.ts";

/** What a format's reader hands over: the lines of a file, uncleaned, and the settings written in it. */
export interface FileContent {
  readonly file: string;
  readonly fileHash: string;
  readonly values: FrontMatter["values"];
  readonly lines: readonly Line[];
}

/** What is known from outside the file. */
export interface BuildSettings {
  readonly catalog: Catalog;
  /** OFFICE_REGION: the chain of regions that is ours, 云岭市清河区. */
  readonly officeRegion?: string | null;
  /** Lines seen at the edges of several files. */
  readonly watermarks: ReadonlySet<string>;
}

export const noSettings: BuildSettings = { catalog: emptyCatalog, watermarks: new Set() };

/** What catalog.csv says of a file is read with it: under another key it is another file. */
export function settingsKey({ catalog, officeRegion }: BuildSettings, file: string): string {
  const row = rowOfFile(catalog, file);
  const said = row === null ? "" : `:${row.kind ?? ""}${row.admitInternal ? "+" : ""}`;
  return officeRegion ? `${said}@${officeRegion}` : said;
}

/**
 * Lines of any format to a cleaned, chunked document with its metadata. Pure. Advertising goes first,
 * so that 严禁外传 of a seller sets no internal mark; only then is the text touched.
 * @throws ClassifiedError, IngestionError when the file must not or cannot be indexed.
 */
export function buildDocument(
  content: FileContent,
  { catalog, officeRegion = null, watermarks }: BuildSettings = noSettings,
): NewDocument {
  const { file, fileHash, values } = content;
  const row = rowOfFile(catalog, file);
  const said = frontMatterText(values, "classification", "密级");
  // Before anything is taken out: no seller writes 机密★1年, and nothing may sweep such a line away.
  refuseClassified(content.lines, isClassificationWord(said) ? said : null);
  const genuine = removeForeign(content.lines, watermarks);
  refuseClassified(genuine.lines, null);
  const isAdmitted = row?.admitInternal ?? false;
  if (!isAdmitted) refusePersonnel(file, genuine.lines);

  const clean = cleanLines(genuine);
  const own = readOwnText(clean.lines, clean.letterhead);
  const { meta, claims } = inferMetadata(file, { values }, clean.lines, own, {
    kind: row?.kind ?? null,
    officeRegion,
  });
  const parsed = parseStructure(clean.lines, meta.title);
  const chunks = chunkDocument(parsed);
  if (chunks.length === 0) throw new IngestionError("文件里没有文字", "请确认内容后放回，或删除该文件");
  const internal =
    meta.internal ||
    isAdmitted ||
    (said ?? "").startsWith("内部") ||
    isInternal(clean.lines) ||
    isInternal(genuine.lines);
  return {
    meta: { ...meta, internal },
    declared: { status: meta.status, supersededBy: meta.supersededBy, claims },
    text: parsed.text,
    chunks,
    detail: { removed: clean.removed, named: findNamedLists(parsed) },
    fileHash,
  };
}
