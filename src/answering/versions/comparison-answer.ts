import type { Citation } from "../../domain/answers/answer.ts";
import type { ComparedClause, ComparedPair, Comparison } from "../../domain/documents/comparison.ts";
import type { Reader } from "../../domain/people/reader.ts";
import { UsageError } from "../../errors.ts";
import { checkAnswer, type AnswerLine } from "../../grounding/check-answer.ts";
import { foldText, pairsOf, shareIn } from "../../grounding/claims/source.ts";
import { splitClauses, splitLines, type Span } from "../../grounding/sentences.ts";
import type { DocumentRow } from "../../ports/store.ts";
import type { AnswerMakers } from "../extractive-answer.ts";
import type { Outcome } from "../outcome.ts";
import type { ReadQuestion } from "../question/read-question.ts";
import type { VersionsCompared } from "../question/versions-compared.ts";
import { cite } from "../wording/cite.ts";
import { labelsLine, nameTitle } from "../wording/lead-line.ts";
import { renderLine } from "../wording/render-lines.ts";
import { versionsMeant, type Versions } from "./choose-versions.ts";
import { compareDocuments } from "./compare-documents.ts";
import { leadLength } from "./lead-length.ts";
import { tellingChanges, type TellingChange } from "./telling-change.ts";

const mostChanges = 4;
const mostAdded = 2;
const mostOnTopic = 3;
/** Share of a topic's pairs of characters that the clause must hold. */
const leastOnTopic = 0.6;
const namedAgain = 0.1;
const mostNamed = 5;

/**
 * “2014版和2019版有什么不同”: what matters most of it, or what is asked about, cited from both. Null where that
 * is not asked, where there are no two versions, or where they do not speak of the matter.
 */
export async function comparisonAnswer(
  question: ReadQuestion,
  reader: Reader,
  { catalog, generation }: AnswerMakers,
): Promise<Outcome | null> {
  const wish = question.versionsCompared;
  if (wish === null) return null;
  const named = catalog.rowsFor(reader).filter((row) => question.namedIds.has(row.id));
  const versions = chosen(named, wish);
  if (versions === null) return null;
  const comparison = await compareDocuments(versions.old, versions.new, generation);
  const lines = new ComparisonLines(versions);
  if (wish.topic === "") addWhole(lines, comparison);
  else addTopic(lines, wish.topic, comparison);
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
    notes: [`全文逐条对照：youju compare "${versions.old.file}" "${versions.new.file}"`],
  };
}

function chosen(named: readonly DocumentRow[], { years, topic }: VersionsCompared): Versions | null {
  try {
    return versionsMeant(named, years, topic);
  } catch (error) {
    if (error instanceof UsageError) return null;
    throw error;
  }
}

function addWhole(lines: ComparisonLines, { pairs, counts }: Comparison): void {
  lines.lead(`按条文内容对照，${describeCounts(counts)}。改动较大的有：`);
  const changes = pairs
    .flatMap((pair) => tellingChanges(pair).slice(0, 1))
    .toSorted((a, b) => b.weight - a.weight)
    .slice(0, mostChanges)
    .toSorted((a, b) => (a.pair.new?.start ?? 0) - (b.pair.new?.start ?? 0));
  for (const change of changes) lines.change(change);
  const only = (kind: "added" | "removed"): readonly ComparedPair[] =>
    pairs.filter((pair) => pair.kind === kind).slice(0, mostAdded);
  for (const { new: clause } of only("added"))
    if (clause !== null) lines.quote("新增", "new", clause, opening(clause));
  for (const { old: clause } of only("removed"))
    if (clause !== null) lines.quote("删去", "old", clause, opening(clause));
}

/** The clause that speaks of the topic, in both versions; nothing where none plainly does. */
function addTopic(lines: ComparisonLines, topic: string, { pairs }: Comparison): void {
  const folded = foldText(topic);
  const wanted = pairsOf(folded);
  const about = pairs
    .map((pair) => {
      const held = [pair.old, pair.new].map((clause) => foldText(clause?.text ?? ""));
      const share = shareIn(wanted, pairsOf(held.join("\n")));
      // What a clause is about it names again and again.
      const said = Math.min(...held.map((text) => text.split(folded).length - 1));
      return { pair, share, rank: share + Math.min(said, mostNamed) * namedAgain };
    })
    .toSorted((a, b) => b.rank - a.rank)[0];
  if (about === undefined || about.share < leastOnTopic) return;
  const { pair } = about;
  if (pair.kind === "same" && pair.new !== null) {
    lines.lead("两个版本的这一条文字相同：");
    lines.quote("", "new", pair.new, body(pair.new));
  } else if (pair.kind === "changed") {
    lines.lead("两个版本的这一条不同：");
    const onTopic = tellingChanges(pair).toSorted((a, b) => topicShare(b, wanted) - topicShare(a, wanted));
    for (const change of onTopic.slice(0, mostOnTopic)) lines.change(change);
  } else if (pair.new !== null) {
    lines.lead("旧版没有这一条，新版增加：");
    lines.quote("新增", "new", pair.new, body(pair.new));
  } else if (pair.old !== null) {
    lines.lead("新版没有这一条，旧版曾规定：");
    lines.quote("旧", "old", pair.old, body(pair.old));
  }
}

function topicShare({ old, new: now }: TellingChange, wanted: ReadonlySet<string>): number {
  return shareIn(wanted, pairsOf(foldText(`${old?.text ?? ""}${now?.text ?? ""}`)));
}

function describeCounts({ changed, added, removed, moved, same }: Comparison["counts"]): string {
  return [
    changed === 0 ? "" : `修改${changed}条`,
    added === 0 ? "" : `新增${added}条`,
    removed === 0 ? "" : `删去${removed}条`,
    moved === 0 ? "" : `移动${moved}条`,
    `${same}条未变`,
  ]
    .filter((part) => part !== "")
    .join("，");
}

/** Its words without its number. */
function body({ text, article }: ComparedClause): Span {
  const start = leadLength(text, article);
  return { text: text.slice(start), start, end: text.length };
}

/** Where a clause that only one side has begins. */
function opening(clause: ComparedClause): Span {
  const whole = body(clause);
  return splitLines(whole.text, whole.start).flatMap(splitClauses)[0] ?? whole;
}

class ComparisonLines {
  readonly all: AnswerLine[] = [];
  readonly citations: Citation[] = [];
  readonly #versions: Versions;

  constructor(versions: Versions) {
    this.#versions = versions;
  }

  /** Names both texts and whether they are in force; counts are the program's own, and titles the store's. */
  lead(said: string): void {
    const [before, after] = [this.#versions.old, this.#versions.new].map(
      ({ title, status }) => `${nameTitle(title)}（${status}）`,
    );
    this.#own(`${before}与${after}：${said}`, []);
  }

  change({ pair, old, new: now }: TellingChange): void {
    if (pair.old !== null && old !== null) this.quote("旧", "old", pair.old, old);
    if (pair.new !== null && now !== null) this.quote(old === null ? "新增" : "新", "new", pair.new, now);
  }

  quote(label: string, side: "old" | "new", clause: ComparedClause, { start, end }: Span): void {
    const document = this.#versions[side];
    const n = this.citations.length + 1;
    const excerpt = { start: clause.start + start, end: clause.start + end };
    const citation = cite(n, { ...clause, document }, excerpt);
    this.citations.push(citation);
    const place = clause.article ?? clause.path.at(-1) ?? "";
    this.#own(`${`${label} ${place}`.trim()}：`, [n]);
    for (const { text } of splitLines(citation.quote))
      this.all.push({ kind: "quote", text, citations: [n], metadata: [] });
  }

  #own(text: string, citations: readonly number[]): void {
    this.all.push({ kind: "own", text, citations, metadata: [text] });
  }
}
