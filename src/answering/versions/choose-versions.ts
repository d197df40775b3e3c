import type { CompareRequest } from "../../domain/documents/comparison.ts";
import { UsageError } from "../../errors.ts";
import type { DocumentRow } from "../../ports/store.ts";
import { DocumentNames } from "../../retrieval/understanding/name-documents.ts";
import { isOutdated } from "../selection/catalog.ts";

export interface Versions {
  readonly old: DocumentRow;
  readonly new: DocumentRow;
}

const year = /(?:19|20)\d{2}/gu;
const yearAlone = /^\s*(?:19|20)\d{2}\s*年?(?:版|修订版?)?\s*$/u;
const marks = /[《》〈〉“”"\s]/gu;
const fix = "用 youju documents 查看已有资料，写文件名，或写标题加年份，如：干部任用条例2014";

/**
 * The two texts a request means, among what its reader may see: by file, by title, or by name and year.
 * @throws UsageError when one is not there, is not clear, or both are one.
 */
export function chooseVersions(request: CompareRequest, rows: readonly DocumentRow[]): Versions {
  const chosen = "topic" in request ? byTopic(request.topic, rows) : bySides(request, rows);
  if (chosen.old.id === chosen.new.id)
    throw new UsageError(`两边是同一份资料：《${chosen.new.title}》`, "请写两个不同的版本");
  return chosen;
}

function bySides(
  sides: { readonly old: string; readonly new: string },
  rows: readonly DocumentRow[],
): Versions {
  const isYear = [sides.old, sides.new].map((said) => yearAlone.test(said));
  // 干部任用条例 2014: that version and the current one.
  if (isYear.includes(true) && `${sides.old} ${sides.new}`.match(year)?.length === 1)
    return byTopic(`${sides.old} ${sides.new}`, rows);
  // 2014 beside 干部任用条例2019: the year of the same text.
  const old = isYear[0] === true ? `${nameIn(sides.new)}${sides.old}` : sides.old;
  const now = isYear[1] === true ? `${nameIn(sides.old)}${sides.new}` : sides.new;
  return { old: oneOf(old, rows, "old"), new: oneOf(now, rows, "new") };
}

function byTopic(topic: string, rows: readonly DocumentRow[]): Versions {
  return versionsMeant(named(nameIn(topic), rows), [...new Set(topic.match(year))], topic);
}

/**
 * Of one text's versions those of the two years; that of the one year and the current one; else the current one
 * and the one before it. @throws UsageError when there are not two of them, or it is not one text.
 */
export function versionsMeant(
  versions: readonly DocumentRow[],
  years: readonly string[],
  said: string,
): Versions {
  const sorted = versions.toSorted((a, b) => sinceWhen(a).localeCompare(sinceWhen(b)));
  const last = sorted.at(-1);
  if (last === undefined) throw new UsageError(`没有找到“${said}”`, fix);
  if (new Set(sorted.map(familyOf)).size > 1) throw unclear(said, sorted);
  const current = sorted.findLast((row) => !isOutdated(row)) ?? last;
  const ofYears = years.toSorted().map((wanted) => {
    const found = sorted.find((row) => isOfYear(row, wanted));
    if (found === undefined) throw new UsageError(`《${current.title}》没有收录${wanted}年的版本`, fix);
    return found;
  });
  const [first, second] = ofYears;
  const others = sorted.filter((row) => row.id !== current.id);
  const [one, other] = [first ?? others.at(-1), second ?? (first === current ? others.at(-1) : current)];
  if (one === undefined || other === undefined)
    throw new UsageError(`《${current.title}》只收录了这一个版本`, "请先放入另一个版本的文件");
  return sinceWhen(one) > sinceWhen(other) ? { old: other, new: one } : { old: one, new: other };
}

function oneOf(said: string, rows: readonly DocumentRow[], side: "old" | "new"): DocumentRow {
  const plain = said.replaceAll(marks, "");
  const exact = rows.find(
    ({ file }) => file === said.trim() || stemOf(file) === said.trim() || baseName(file) === said.trim(),
  );
  if (exact !== undefined) return exact;
  const titled = rows.filter(({ title }) => title.replaceAll(marks, "") === plain);
  if (titled.length === 1) return titled[0]!;
  const years = plain.match(year) ?? [];
  const found = named(nameIn(said), rows);
  const ofYear = years.length === 0 ? found : found.filter((row) => years.some((one) => isOfYear(row, one)));
  if (ofYear.length === 0) throw new UsageError(`没有找到“${said.trim()}”`, fix);
  if (ofYear.length === 1) return ofYear[0]!;
  if (new Set(ofYear.map(familyOf)).size > 1) throw unclear(said, ofYear);
  const meant = ofYear.filter((row) => isOutdated(row) === (side === "old"));
  if (meant.length !== 1) throw unclear(said, ofYear);
  return meant[0]!;
}

/** By how people call it; else by words of the title. */
function named(name: string, rows: readonly DocumentRow[]): DocumentRow[] {
  const policies = rows.filter(({ kind }) => kind === "policy");
  const ids = new Set(new DocumentNames(policies).find(name).flatMap(({ documentIds }) => documentIds));
  if (ids.size > 0) return policies.filter(({ id }) => ids.has(id));
  const plain = name.replaceAll(marks, "");
  return plain.length < 2 ? [] : rows.filter(({ title }) => title.replaceAll(marks, "").includes(plain));
}

/** 2014版, 2014年修订 and what joins two of them are no part of a name. */
function nameIn(said: string): string {
  return said
    .replaceAll(/[（(]?(?:19|20)\d{2}年?(?:版|修订版?|修改|修正)?的?[）)]?/gu, " ")
    .replaceAll(/\s+/gu, " ")
    .trim();
}

/** 党校工作条例 and 党校（行政学院）工作条例 are one text through time. */
export function familyOf({ title }: Pick<DocumentRow, "title">): string {
  return title.replaceAll(/（[^（）]*）|[《》\s]/gu, "");
}

function isOfYear({ title, issuedOn, effectiveOn }: DocumentRow, wanted: string): boolean {
  const own = title.match(year);
  if (own !== null) return own.includes(wanted);
  return [issuedOn, effectiveOn].some((date) => date?.startsWith(wanted) === true);
}

function sinceWhen({ effectiveOn, issuedOn, title }: DocumentRow): string {
  return effectiveOn ?? issuedOn ?? title.match(year)?.at(-1) ?? "";
}

function unclear(said: string, found: readonly DocumentRow[]): UsageError {
  const titles = found.slice(0, 5).map(({ title }) => `《${title}》`);
  return new UsageError(`“${said.trim()}”可以指${titles.join("、")}`, "请写文件名，或写明标题和年份");
}

function stemOf(file: string): string {
  return baseName(file).replace(/\.[^.]+$/u, "");
}

function baseName(file: string): string {
  return file.slice(file.lastIndexOf("/") + 1);
}
