import type { Assistant } from "../../assistant.ts";
import type { Answer } from "../../domain/answers/answer.ts";
import type { TextKind } from "../../domain/documents/document.ts";
import type { Reader } from "../../domain/people/reader.ts";
import type { ReloadReport } from "../../domain/operation/reload.ts";

export const internalNotice = "该依据为内部资料，请到网页端查看。";

/** Telegram is an outside endpoint: text of documents marked internal does not go there (design §6.9). */
export function isInternal(assistant: Assistant, reader: Reader, file: string): boolean {
  return assistant.documentMeta(file, reader)?.internal ?? false;
}

/** Whose words a document holds; a document that is gone meanwhile is not labelled as anything else. */
export function textKindOf(assistant: Assistant, reader: Reader, file: string): TextKind {
  return assistant.documentMeta(file, reader)?.textKind ?? "original";
}

/**
 * The answer as it may leave the machine. One internal citation withholds the whole text, since its
 * sentences cannot be told apart from the others with certainty; so does the title of an internal document,
 * as a refusal names what came nearest.
 */
export function withholdInternal(
  answer: Answer,
  internal: (file: string) => boolean,
  internalTitles: readonly string[],
): Answer {
  const related = answer.related.filter((clause) => !internal(clause.file));
  const nearest = answer.nearest.filter((clause) => !internal(clause.file));
  const said = [answer.answer, ...answer.notes, ...answer.unsupported.map(({ text }) => text)].join("\n");
  const restsOnInternal = answer.citations.some((citation) => internal(citation.file));
  if (!restsOnInternal && !internalTitles.some((title) => said.includes(title)))
    return { ...answer, related, nearest };
  return {
    ...answer,
    answer: internalNotice,
    citations: [],
    unsupported: [],
    notes: [],
    related: [],
    nearest: [],
    table: null,
  };
}

/** A report without the names of internal and classified files, and how many lines that leaves out. */
export function withholdFromReport(
  report: ReloadReport,
  internal: (file: string) => boolean,
): { readonly report: ReloadReport; readonly withheld: number } {
  const open = {
    rejected: report.rejected.filter((item) => item.classified === undefined),
    duplicates: report.duplicates.filter((item) => !internal(item.file) && !internal(item.of)),
    stale: report.stale.filter((file) => !internal(file)),
    warnings: report.warnings.filter((item) => !internal(item.file)),
  };
  const linesOf = (lists: Pick<ReloadReport, keyof typeof open>) =>
    lists.rejected.length + lists.duplicates.length + lists.stale.length + lists.warnings.length;
  return { report: { ...report, ...open }, withheld: linesOf(report) - linesOf(open) };
}
