import type { Citation } from "../../domain/answer.ts";
import type { ComparedClause, Comparison } from "../../domain/comparison.ts";
import type { Reader } from "../../domain/reader.ts";
import { UsageError } from "../../errors.ts";
import { checkAnswer, type AnswerLine } from "../../grounding/check-answer.ts";
import { splitClauses, splitLines, type Span } from "../../grounding/sentences.ts";
import type { DocumentRow } from "../../ports/store.ts";
import type { AnswerMakers } from "../extractive-answer.ts";
import type { Outcome } from "../outcome.ts";
import type { ReadQuestion } from "../question/read-question.ts";
import { cite } from "../wording/cite.ts";
import { describeStatus, labelsLine, nameTitle } from "../wording/lead-line.ts";
import { renderLine } from "../wording/render-lines.ts";
import { versionsMeant, type Versions } from "./choose-versions.ts";
import { compareDocuments } from "./compare-documents.ts";
import { tellingChange } from "./telling-change.ts";

const mostChanges = 4;
const mostAdded = 2;

/** “2014版和2019版有什么不同”: what matters most of it, cited from both; null where there are no two versions. */
export async function comparisonAnswer(
  question: ReadQuestion,
  reader: Reader,
  { catalog, generation }: AnswerMakers,
): Promise<Outcome | null> {
  const named = catalog.rowsFor(reader).filter((row) => question.namedIds.has(row.id));
  const versions = chosen(named, question);
  if (versions === null) return null;
  const comparison = await compareDocuments(versions.old, versions.new, generation);
  const lines = new ComparisonLines(versions);
  lines.own(
    leadOf(versions, comparison),
    [],
    [versions.old.title, versions.new.title, versions.old.supersededBy],
  );
  const changes = comparison.pairs
    .flatMap((pair) => tellingChange(pair) ?? [])
    .toSorted((a, b) => b.weight - a.weight)
    .slice(0, mostChanges)
    .toSorted((a, b) => (a.pair.new?.start ?? 0) - (b.pair.new?.start ?? 0));
  for (const { pair, old, new: now } of changes) {
    if (pair.old !== null && old !== null) lines.quote("旧", "old", pair.old, old);
    if (pair.new !== null && now !== null) lines.quote(old === null ? "新增" : "新", "new", pair.new, now);
  }
  for (const { new: clause } of comparison.pairs.filter(({ kind }) => kind === "added").slice(0, mostAdded))
    if (clause !== null) lines.quote("新增", "new", clause, opening(clause));
  for (const { old: clause } of comparison.pairs.filter(({ kind }) => kind === "removed").slice(0, mostAdded))
    if (clause !== null) lines.quote("删去", "old", clause, opening(clause));
  const labels = labelsLine(lines.citations);
  const textOf = (file: string): string | null => generation.documentByFile(file)?.text ?? null;
  const checked = checkAnswer([...lines.all, ...(labels === null ? [] : [labels])], lines.citations, textOf);
  if (checked.citations.length === 0) return null;
  return {
    outcome: "answered",
    mode: "extractive",
    pieces: checked.lines.map((line, at) => (at === 0 ? "" : "\n") + renderLine(line)),
    citations: checked.citations,
    unsupported: checked.unsupported,
    nearest: [],
    related: [],
    notes: [`以上只列改动较大的；逐条对照：youju compare "${versions.old.file}" "${versions.new.file}"`],
  };
}

function chosen(named: readonly DocumentRow[], { version, text }: ReadQuestion): Versions | null {
  try {
    return versionsMeant(named, version.years.map(String), text);
  } catch (error) {
    if (error instanceof UsageError) return null;
    throw error;
  }
}

function leadOf({ old, new: now }: Versions, { counts }: Comparison): string {
  const parts = [
    counts.changed === 0 ? "" : `修改${counts.changed}条`,
    counts.added === 0 ? "" : `新增${counts.added}条`,
    counts.removed === 0 ? "" : `删去${counts.removed}条`,
    counts.moved === 0 ? "" : `移动${counts.moved}条`,
    `${counts.same}条未变`,
  ].filter((part) => part !== "");
  const [before, after] = [old, now].map((row) => `${nameTitle(row.title)}（${describeStatus(row)}）`);
  return `${before}与${after}按条文内容对照：${parts.join("，")}。改动较大的有：`;
}

/** Where a clause that only one side has begins. */
function opening({ text }: ComparedClause): Span {
  const [first] = splitLines(text).flatMap(splitClauses);
  return first ?? { text, start: 0, end: text.length };
}

class ComparisonLines {
  readonly all: AnswerLine[] = [];
  readonly citations: Citation[] = [];
  readonly #versions: Versions;

  constructor(versions: Versions) {
    this.#versions = versions;
  }

  /** Counts are the program's own, and titles the store's. */
  own(text: string, citations: readonly number[], metadata: readonly (string | null)[]): void {
    this.all.push({
      kind: "own",
      text,
      citations,
      metadata: [text, ...metadata.filter((one) => one !== null)],
    });
  }

  quote(label: string, side: "old" | "new", clause: ComparedClause, { start, end }: Span): void {
    const document = this.#versions[side];
    const n = this.citations.length + 1;
    const excerpt = { start: clause.start + start, end: clause.start + end };
    const citation = cite(n, { ...clause, document }, excerpt);
    this.citations.push(citation);
    const place = clause.article ?? clause.path.at(-1) ?? "";
    this.own(`${label} ${place}：`.replace(" ：", "："), [n], [clause.article]);
    for (const { text } of splitLines(citation.quote))
      this.all.push({ kind: "quote", text, citations: [n], metadata: [] });
  }
}
