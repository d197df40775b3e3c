import type { DocumentMeta } from "../../domain/documents/document.ts";
import type { AnswerLine } from "../../grounding/check-answer.ts";
import type { DocumentRow } from "../../ports/store.ts";
import { tokenize, isUnigram } from "../../retrieval/indexing/tokenize.ts";
import type { ReadQuestion } from "../question/read-question.ts";
import { isLocal, isOutdated } from "../selection/catalog.ts";
import { describeStatus, nameTitle } from "./lead-line.ts";

const mostVersions = 3;
/** Pairs of characters two titles must share to be about one subject (换届, 纪律 …). */
const sharedPairs = 2;
/** A rule that changed so lately is still remembered in its old form. */
const recentYears = 3;

/**
 * One line that names the other right texts: earlier versions of the cited one, and local lists on the
 * same subject beside a central one (or the central one beside a local). From metadata only.
 */
export function otherVersionsLine(
  cited: DocumentMeta & { readonly id: number },
  alsoCited: ReadonlySet<number>,
  versions: readonly DocumentRow[],
  held: readonly DocumentRow[],
  question: ReadQuestion,
  today: string,
): AnswerLine | null {
  const older = tellsVersions(cited, question, today) ? versions.filter((row) => !alsoCited.has(row.id)) : [];
  const parts = older
    .slice(0, mostVersions)
    .map((row) => ({ row: row as DocumentMeta, says: describeVersion(row) }));
  const isList = question.kinds.includes("list");
  const rest = isList ? held.filter((row) => !alsoCited.has(row.id)) : [];
  for (const other of localCounterparts(cited, rest, question)) {
    const says = isLocal(other)
      ? "是地方做法，由各地制定，以当地文件为准"
      : `（${describeStatus(other)}）是${other.level ?? "上级"}的规定`;
    parts.push({ row: other, says });
  }
  if (parts.length === 0) return null;
  return {
    kind: "own",
    text: `另：${parts.map(({ row, says }) => nameTitle(row.title) + says).join("；")}。`,
    citations: [],
    metadata: parts.flatMap(({ row }) => [row.title, row.supersededBy ?? ""]),
  };
}

function describeVersion(row: DocumentRow): string {
  return isOutdated(row) ? `（${row.status}）已被取代，只作历史依据` : `（${describeStatus(row)}）是现行版本`;
}

function tellsVersions(cited: DocumentMeta, question: ReadQuestion, today: string): boolean {
  if (isOutdated(cited) || question.kinds.some((kind) => kind === "version" || kind === "list")) return true;
  const since = Number((cited.effectiveOn ?? cited.issuedOn ?? "0").slice(0, 4));
  return Number(today.slice(0, 4)) - since < recentYears;
}

/** Policies on the other level whose title shares the subject of title and question. */
function localCounterparts(
  cited: DocumentMeta,
  seen: readonly DocumentMeta[],
  question: ReadQuestion,
): DocumentMeta[] {
  const subject = pairs(cited.baseTitle);
  const asked = new Set([...question.terms.keys()].filter((term) => !isUnigram(term)));
  const found = new Map<string, DocumentMeta>();
  for (const other of seen) {
    if (other.kind !== "policy" || other.baseTitle === cited.baseTitle || isOutdated(other)) continue;
    if (isLocal(other) === isLocal(cited)) continue;
    const shared = [...pairs(other.baseTitle)].filter((pair) => subject.has(pair));
    if (shared.length >= sharedPairs && shared.some((pair) => asked.has(pair))) found.set(other.file, other);
  }
  return [...found.values()].slice(0, 1);
}

function pairs(text: string): Set<number> {
  return new Set(tokenize(text).filter((term) => !isUnigram(term)));
}
