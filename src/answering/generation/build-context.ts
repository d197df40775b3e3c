import { prepareSource, type PreparedSource } from "../../grounding/claims/source.ts";
import { holdsInstruction } from "../../grounding/instructions.ts";
import { splitClauses, splitLines } from "../../grounding/sentences.ts";
import type { ScoredClause } from "../selection/score-clause.ts";
import { describeStatus, nameTitle } from "../wording/lead-line.ts";

/** A whole clause as the model sees it, and as its claims are checked against. */
export interface ContextPassage {
  readonly n: number;
  readonly clause: ScoredClause;
  readonly source: PreparedSource;
}

const mostPassages = 8;
/** Characters of all clauses together: some 6,000 tokens, which small local models still take. */
const budget = 7_000;

/** The clauses the answer would be made of, then the next best, whole, within the budget. */
export function buildContext(
  selected: readonly ScoredClause[],
  candidates: readonly ScoredClause[],
): ContextPassage[] {
  const passages: ContextPassage[] = [];
  let length = 0;
  for (const clause of [...selected, ...candidates.filter((one) => !selected.includes(one))]) {
    if (passages.length === mostPassages) break;
    const text = withoutInstructions(clause.text);
    if (passages.length > 0 && length + text.length > budget) continue;
    length += text.length;
    passages.push(toPassage(passages.length + 1, clause, text));
  }
  return passages;
}

function toPassage(n: number, clause: ScoredClause, text: string): ContextPassage {
  const { document, article, path } = clause;
  const metadata = [
    article,
    document.documentNumber,
    document.status,
    document.region,
    document.supersededBy,
    inWords(document.issuedOn),
    inWords(document.effectiveOn),
  ].filter((value): value is string => value !== null && value !== "");
  const speaks = (words: string): boolean => holdsInstruction(words);
  const title = speaks(document.title) ? "" : document.title;
  const headings = path.filter((heading) => !speaks(heading));
  return { n, clause, source: prepareSource({ n, text, title, metadata, headings }) };
}

/** 2023-09-01 as texts write it. */
function inWords(date: string | null): string | null {
  const [year, month, day] = date?.split("-").map(Number) ?? [];
  return year === undefined || month === undefined || day === undefined
    ? null
    : `${year}年${month}月${day}日`;
}

/** A sentence of a document that speaks to the program is no rule: neither shown to the model nor a ground. */
function withoutInstructions(text: string): string {
  return splitLines(text)
    .map((line) =>
      splitClauses(line)
        .filter((clause) => !holdsInstruction(clause.text))
        .map((clause) => clause.text)
        .join(""),
    )
    .filter((line) => line !== "")
    .join("\n");
}

/** What the model reads: number, title, article and status before each clause. */
export function renderContext(passages: readonly ContextPassage[]): string {
  return passages
    .map(({ n, clause, source }) => {
      const place = clause.article ?? source.headings?.at(-1) ?? "";
      const title = `${source.title === "" ? "" : nameTitle(source.title)}${place}（${describeStatus(clause.document)}）`;
      return `[${n}] ${title}\n${source.text}`;
    })
    .join("\n\n");
}
