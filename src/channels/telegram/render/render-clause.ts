import type { Chunk } from "../../../domain/documents/document.ts";
import type { DocumentView } from "../../../domain/documents/view.ts";
import { hashFile, turnData, type SourceReference } from "../callback-data.ts";
import { bold, richText, type RichText } from "./text/rich-text.ts";
import { statusLabel, textKindLabel, titleInMarks } from "./text/source-labels.ts";
import { splitMessage } from "./text/split-message.ts";
import type { SourceButton } from "./render-answer.ts";

export interface ClauseMessage extends RichText {
  readonly rows: readonly (readonly SourceButton[])[];
}

/** Leaves room for the heading below the 4096 of one message and stays readable on a phone. */
const pageLimit = 3000;

/**
 * The whole clause that holds the reference, its quoted lines in bold, with neighbours and pages.
 * Null when the offsets no longer fit: the document has changed since the button was made.
 */
export function renderClause(
  view: DocumentView,
  reference: SourceReference,
  page: number | null,
): ClauseMessage | null {
  const index = view.chunks.findIndex(
    (chunk) => chunk.start <= reference.start && reference.start < chunk.end,
  );
  const chunk = view.chunks[index];
  if (chunk === undefined || reference.end > view.text.length) return null;
  const pages = splitMessage(clauseBody(view, chunk, reference), pageLimit);
  const quoted = pages.findIndex((part) => part.entities.length > 0);
  const shown = Math.min(page ?? Math.max(quoted, 0), Math.max(pages.length - 1, 0));
  const heading = richText(headingPieces(view, chunk, shown, pages.length));
  const body = pages[shown] ?? { text: "", entities: [] };
  return { ...join(heading, body), rows: buttonRows(view, index, reference, shown, pages.length) };
}

function clauseBody(view: DocumentView, chunk: Chunk, reference: SourceReference): RichText {
  const end = Math.min(reference.end, chunk.end);
  return richText([
    view.text.slice(chunk.start, reference.start),
    bold(view.text.slice(reference.start, end)),
    view.text.slice(Math.max(end, reference.start), chunk.end),
  ]);
}

function headingPieces(view: DocumentView, chunk: Chunk, page: number, pages: number) {
  const { meta } = view;
  const title = [titleInMarks(meta.title), chunk.article].filter(Boolean).join(" ");
  const facts = [statusLabel(meta.status), meta.documentNumber].filter(Boolean).join(" · ");
  const path = chunk.path.length === 0 ? "" : `\n${chunk.path.join(" > ")}`;
  const count = pages > 1 ? `\n第 ${String(page + 1)} 页，共 ${String(pages)} 页` : "";
  return [bold(title), `\n${facts}${textKindLabel(meta.textKind)}${path}${count}\n\n`];
}

function buttonRows(
  view: DocumentView,
  index: number,
  reference: SourceReference,
  page: number,
  pages: number,
): SourceButton[][] {
  const turning: SourceButton[] = [];
  if (page > 0) turning.push({ label: "上一页", data: turnData(reference, page - 1) });
  if (page < pages - 1) turning.push({ label: "下一页", data: turnData(reference, page + 1) });
  const unit = view.chunks[index]?.article === null ? "段" : "条";
  const neighbours: SourceButton[] = [];
  for (const [label, neighbour] of [
    [`上一${unit}`, view.chunks[index - 1]],
    [`下一${unit}`, view.chunks[index + 1]],
  ] as const) {
    if (neighbour === undefined) continue;
    const place = { fileHash: hashFile(view.meta.file), start: neighbour.start, end: neighbour.start };
    neighbours.push({ label, data: turnData(place, 0) });
  }
  return [turning, neighbours].filter((row) => row.length > 0);
}

function join(heading: RichText, body: RichText): RichText {
  const shift = heading.text.length;
  const moved = body.entities.map((entity) => ({ ...entity, offset: entity.offset + shift }));
  return { text: heading.text + body.text, entities: [...heading.entities, ...moved] };
}
