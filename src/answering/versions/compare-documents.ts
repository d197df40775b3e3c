import { setImmediate } from "node:timers/promises";
import type {
  ComparedClause,
  ComparedDocument,
  ComparedPair,
  Comparison,
} from "../../domain/documents/comparison.ts";
import type { StoredChunk, StoredDocument } from "../../domain/documents/document.ts";
import { UsageError } from "../../errors.ts";
import type { DocumentRow, GenerationReader } from "../../ports/store.ts";
import { isOutdated } from "../selection/catalog.ts";
import { alignClauses } from "./align-clauses.ts";
import { familyOf } from "./choose-versions.ts";
import { leadLength } from "./lead-length.ts";
import { diffWords, type Stretch } from "./diff-words.ts";

/** The longest regulation has some 300; two reports of this length take half a second. */
const mostClauses = 1500;
/** Clauses between two turns of the event loop. */
const perTurn = 5;

interface Clause extends Omit<ComparedClause, "changes"> {
  /** Where its words begin, behind its number. */
  readonly lead: number;
}

/** Sets two texts side by side. @throws UsageError when they are too long for that. */
export async function compareDocuments(
  old: DocumentRow,
  now: DocumentRow,
  generation: GenerationReader,
): Promise<Comparison> {
  const [whole, wholeNow] = [clausesOf(old, generation), clausesOf(now, generation)];
  const isRegulation = [whole, wholeNow].every((clauses) => clauses.some(({ article }) => article !== null));
  // What announces a regulation is no part of it.
  const compared = (clauses: readonly Clause[]): readonly Clause[] =>
    isRegulation ? clauses.filter(({ article }) => article !== null) : clauses;
  const [before, after] = [compared(whole), compared(wholeNow)];
  const alignments = await alignClauses(before.map(toAligned), after.map(toAligned));
  const pairs: ComparedPair[] = [];
  for (const [at, { old: from, new: to, moved }] of alignments.entries()) {
    pairs.push(pair(from === null ? null : before[from]!, to === null ? null : after[to]!, moved));
    if (at % perTurn === 0) await setImmediate();
  }
  const count = (kind: ComparedPair["kind"]): number => pairs.filter((one) => one.kind === kind).length;
  return {
    old: describe(old),
    new: describe(now),
    counts: {
      same: count("same"),
      changed: count("changed"),
      added: count("added"),
      removed: count("removed"),
      moved: pairs.filter(({ moved }) => moved).length,
    },
    pairs,
    notes: notesOn(old, now),
  };
}

function clausesOf(row: DocumentRow, generation: GenerationReader): Clause[] {
  const document = generation.documentById(row.id);
  if (document === null) return [];
  const clauses: Clause[] = [];
  for (const chunk of generation.chunksOf(row.id)) {
    const last = clauses.at(-1);
    // An article longer than a chunk lies in several.
    const isSame = last !== undefined && chunk.article !== null && last.article === chunk.article;
    if (isSame) clauses[clauses.length - 1] = toClause(document, { ...chunk, start: last.start });
    else clauses.push(toClause(document, chunk));
  }
  if (clauses.length > mostClauses)
    throw new UsageError(`《${row.title}》太长（${clauses.length} 段），不能逐条对照`, "请拆分后再对照");
  return clauses;
}

function toClause({ text }: StoredDocument, { article, path, start, end }: StoredChunk): Clause {
  const words = text.slice(start, end);
  const lead = leadLength(words, article);
  return { article, path, start, end, text: words, lead };
}

function toAligned({ text, lead, article }: Clause): { words: string; article: string | null } {
  return { words: text.slice(lead), article };
}

function pair(old: Clause | null, now: Clause | null, moved: boolean): ComparedPair {
  if (old === null || now === null)
    return {
      kind: old === null ? "added" : "removed",
      moved,
      old: old && side(old, []),
      new: now && side(now, []),
    };
  const [before, after] = [old.text.slice(old.lead), now.text.slice(now.lead)];
  if (unspaced(before) === unspaced(after))
    return { kind: "same", moved, old: side(old, []), new: side(now, []) };
  const changes = diffWords(before, after);
  return { kind: "changed", moved, old: side(old, changes.old), new: side(now, changes.new) };
}

function side({ lead, ...clause }: Clause, changes: readonly Stretch[]): ComparedClause {
  return { ...clause, changes: changes.map(({ start, end }) => ({ start: start + lead, end: end + lead })) };
}

/** Line breaks and full-width spaces are the typist's, not the law's. */
function unspaced(text: string): string {
  return text.replaceAll(/\s+/gu, "");
}

function describe(row: DocumentRow): ComparedDocument {
  const { file, title, documentNumber, status, effectiveOn, textKind } = row;
  return {
    file,
    title,
    document_number: documentNumber,
    status,
    effective: effectiveOn,
    text_kind: textKind,
  };
}

function notesOn(old: DocumentRow, now: DocumentRow): string[] {
  const notes: string[] = [];
  const digests = [old, now].filter(({ textKind }) => textKind !== "original");
  if (digests.length > 0) {
    const titles = digests.map(({ title }) => `《${title}》`).join("、");
    notes.push(`${titles}不是原文，逐条对照只作参考，引用前请核对原文`);
  }
  if (familyOf(old) !== familyOf(now)) notes.push("两份文件不是同一文件的两个版本");
  else if (isOutdated(now) && !isOutdated(old)) notes.push(`现行的是《${old.title}》，它放在了旧版一边`);
  return notes;
}
