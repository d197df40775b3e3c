import {
  type EditorState,
  type Extension,
  type Range,
  RangeSet,
  StateEffect,
  StateField,
  type Transaction,
} from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView } from "@codemirror/view";
import { findDraftPlaceholders } from "../../../../../domain/text/draft-placeholders.ts";
import { carryMarks, type PlacedMark } from "./carry-marks.ts";
import type { EditorMark, MarkedText } from "./editor-mark.ts";

/** What is known of the draft, and what the checker found: they come at different times. */
export type MarkLayer = "draft" | "findings";

/** Puts marks in the place of those of their layer. */
export const setMarks = StateEffect.define<{ readonly layer: MarkLayer; readonly marked: MarkedText }>();

interface MarkSpec {
  readonly mark: EditorMark;
  readonly layer: MarkLayer;
}

/** Marks move with the text around them; one whose own text is changed says nothing true any more and goes. */
const placedMarks = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marks, transaction) {
    let next = transaction.docChanged ? keepUntouched(marks, transaction) : marks;
    for (const effect of transaction.effects)
      if (effect.is(setMarks)) {
        const { layer, marked } = effect.value;
        next = next.update({
          filter: (_, __, { spec }) => (spec as MarkSpec).layer !== layer,
          add: place(layer, carryMarks(marked, transaction.newDoc.toString())),
          sort: true,
        });
      }
    return next;
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** Open places are read from the text itself, so that they are right while it is typed. */
const gaps = StateField.define<DecorationSet>({
  create: (state) => placeGaps(state.doc.toString()),
  update: (marks, transaction) => (transaction.docChanged ? placeGaps(transaction.newDoc.toString()) : marks),
  provide: (field) => EditorView.decorations.from(field),
});

export const marks: Extension = [placedMarks, gaps];

function place(layer: MarkLayer, placed: readonly PlacedMark[]): Range<Decoration>[] {
  return placed.map(({ from, to, mark }) =>
    Decoration.mark({ class: `mark mark-${mark.look}`, mark, layer }).range(from, to),
  );
}

function keepUntouched(marks: DecorationSet, { changes, newDoc, startState }: Transaction): DecorationSet {
  const before = new Map<unknown, string>();
  marks.between(0, startState.doc.length, (from, to, mark) => {
    before.set(mark, startState.doc.sliceString(from, to));
  });
  return marks.map(changes).update({
    filter: (from, to, mark) => newDoc.sliceString(from, to) === before.get(mark),
  });
}

function placeGaps(text: string): DecorationSet {
  return RangeSet.of(
    findDraftPlaceholders(text).map((gap) =>
      Decoration.mark({ class: "gap", gap }).range(gap.start, gap.end),
    ),
  );
}

/** The innermost mark at a place. */
export function markAt(state: EditorState, at: number): PlacedMark | null {
  let found: PlacedMark | null = null;
  state.field(placedMarks).between(at, at, (from, to, { spec }) => {
    if (found === null || to - from <= found.to - found.from)
      found = { from, to, mark: (spec as MarkSpec).mark };
  });
  return found;
}

/** Where a mark stands now; null once its text was changed. */
export function placeOfMark(state: EditorState, mark: EditorMark): PlacedMark | null {
  let found: PlacedMark | null = null;
  state.field(placedMarks).between(0, state.doc.length, (from, to, { spec }) => {
    if ((spec as MarkSpec).mark === mark) found = { from, to, mark };
  });
  return found;
}
