import {
  type EditorState,
  type Extension,
  RangeSet,
  StateEffect,
  StateField,
  type Transaction,
} from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView } from "@codemirror/view";
import { findDraftPlaceholders } from "../../../../../domain/text/draft-placeholders.ts";
import type { EditorMark } from "./editor-mark.ts";

/** Puts marks in the place of those shown; offsets are into the text as it then stands. */
export const setMarks = StateEffect.define<readonly EditorMark[]>();

/** Marks move with the text around them; one whose own text is changed says nothing true any more and goes. */
const placedMarks = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marks, transaction) {
    let next = transaction.docChanged ? keepUntouched(marks, transaction) : marks;
    for (const effect of transaction.effects)
      if (effect.is(setMarks)) next = place(effect.value, transaction.newDoc.length);
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

function place(all: readonly EditorMark[], length: number): DecorationSet {
  return RangeSet.of(
    all
      .filter(({ start, end }) => start < end && end <= length)
      .map((mark) => Decoration.mark({ class: `mark mark-${mark.look}`, mark }).range(mark.start, mark.end)),
    true,
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

/** A mark with where it now stands. */
export interface PlacedMark {
  readonly from: number;
  readonly to: number;
  readonly mark: EditorMark;
}

/** The innermost mark at a place. */
export function markAt(state: EditorState, at: number): PlacedMark | null {
  let found: PlacedMark | null = null;
  state.field(placedMarks).between(at, at, (from, to, { spec }) => {
    if (found === null || to - from <= found.to - found.from)
      found = { from, to, mark: (spec as { mark: EditorMark }).mark };
  });
  return found;
}

/** Where a mark stands now; null once its text was changed. */
export function placeOfMark(state: EditorState, mark: EditorMark): PlacedMark | null {
  let found: PlacedMark | null = null;
  state.field(placedMarks).between(0, state.doc.length, (from, to, { spec }) => {
    if ((spec as { mark: EditorMark }).mark === mark) found = { from, to, mark };
  });
  return found;
}
