import type {
  ComparedClause,
  ComparedDocument,
  ComparedPair,
  Comparison,
} from "../../../domain/documents/comparison.ts";
import { bold, richText, type RichPiece, type RichText } from "./text/rich-text.ts";
import { statusLabel, textKindLabel, titleInMarks } from "./text/source-labels.ts";
import { splitMessage } from "./text/split-message.ts";

export interface ComparisonPage extends RichText {
  readonly old: ComparedDocument;
  readonly new: ComparedDocument;
  /** From 0. */
  readonly page: number;
  readonly pages: number;
  /** Clauses of this page that a button may open. */
  readonly opens: readonly { readonly file: string; readonly label: string; readonly start: number }[];
}

/** Leaves room for the heading below the 4096 of one message and stays readable on a phone. */
const pageLimit = 2_500;
const mostOpened = 6;
const words = { same: "移动", changed: "修改", added: "新增", removed: "删去" } as const;

/** One page of what changed: the old words struck out, the new ones underlined. */
export function renderComparison(comparison: Comparison, wanted: number): ComparisonPage {
  const { old, new: now, counts, notes } = comparison;
  const pages = pagesOf(comparison.pairs.filter(({ kind, moved }) => kind !== "same" || moved));
  const page = Math.min(wanted, Math.max(pages.length - 1, 0));
  const count = pages.length > 1 ? `\n第 ${String(page + 1)} 页，共 ${String(pages.length)} 页` : "";
  const head: RichPiece[] = [
    bold(`${nameOf(old)} → ${nameOf(now)}`),
    `\n修改 ${String(counts.changed)} 条，新增 ${String(counts.added)} 条，删去 ${String(counts.removed)} 条，`,
    `移动 ${String(counts.moved)} 条，未变 ${String(counts.same)} 条`,
    ...notes.map((note) => `\n注意：${note}`),
    count,
  ];
  const shown = pages[page] ?? [];
  const body = shown.flatMap((pair) => ["\n\n", ...pairPieces(pair)]);
  const opens = shown.flatMap(({ old: before, new: after }) => {
    const clause = after ?? before;
    const file = after === null ? old.file : now.file;
    if (clause === null) return [];
    return [{ file, label: `${after === null ? "旧" : "新"} ${placeOf(clause)}`, start: clause.start }];
  });
  const [first = { text: "", entities: [] }] = splitMessage(richText([...head, ...body]));
  return { ...first, old, new: now, page, pages: pages.length, opens: opens.slice(0, mostOpened) };
}

/** Whole pairs as far as a page holds them; a longer pair has a page of its own. */
function pagesOf(pairs: readonly ComparedPair[]): ComparedPair[][] {
  const pages: ComparedPair[][] = [];
  let room = 0;
  for (const pair of pairs) {
    const length = (pair.old?.text.length ?? 0) + (pair.new?.text.length ?? 0);
    const last = pages.at(-1);
    if (last === undefined || length > room) {
      pages.push([pair]);
      room = pageLimit - length;
    } else {
      last.push(pair);
      room -= length;
    }
  }
  return pages;
}

function pairPieces({ kind, old, new: now }: ComparedPair): RichPiece[] {
  const [before, after] = [old && placeOf(old), now && placeOf(now)];
  const place =
    before === null || after === null || before === after ? (after ?? before) : `${before} → ${after}`;
  const title = bold(`【${words[kind]}】${place ?? ""}`);
  if (kind === "same") return [title];
  return [
    title,
    ...(old === null ? [] : ["\n旧：", ...marked(old, "strikethrough")]),
    ...(now === null ? [] : ["\n新：", ...marked(now, "underline")]),
  ];
}

function marked({ text, changes }: ComparedClause, style: "strikethrough" | "underline"): RichPiece[] {
  const pieces: RichPiece[] = [];
  let at = 0;
  for (const { start, end } of changes) {
    pieces.push(text.slice(at, start), { text: text.slice(start, end), style });
    at = end;
  }
  return [...pieces, text.slice(at)].filter((piece) => piece !== "");
}

function placeOf({ article, path }: ComparedClause): string {
  return article ?? path.at(-1) ?? "正文";
}

function nameOf({ title, status, text_kind: textKind }: ComparedDocument): string {
  return `${titleInMarks(title)}（${statusLabel(status)}）${textKindLabel(textKind)}`;
}
