import { type EditorState, type Extension, Prec } from "@codemirror/state";
import { EditorView, keymap } from "@codemirror/view";
import {
  type DraftPlaceholder,
  findDraftPlaceholders,
} from "../../../../../domain/text/draft-placeholders.ts";

/** The open place after or before the caret, round the ends; null where nothing is open. */
export function nextGap(state: EditorState, direction: 1 | -1): DraftPlaceholder | null {
  const all = findDraftPlaceholders(state.doc.toString());
  const { from, to } = state.selection.main;
  const found =
    direction === 1
      ? all.find(({ start, end }) => start >= to && !(start === from && end === to))
      : all.filter(({ end }) => end <= from).at(-1);
  return found ?? (direction === 1 ? all[0] : all.at(-1)) ?? null;
}

/** Selects the whole of an open place: the next key typed replaces it. */
export function goToGap(view: EditorView, direction: 1 | -1): boolean {
  const gap = nextGap(view.state, direction);
  if (gap === null) return false;
  view.dispatch({
    selection: { anchor: gap.start, head: gap.end },
    effects: EditorView.scrollIntoView(gap.start, { y: "center" }),
  });
  view.focus();
  return true;
}

export const gapKeys: Extension = [
  Prec.high(keymap.of([{ key: "F8", run: (view) => goToGap(view, 1), shift: (view) => goToGap(view, -1) }])),
  // A click into a chip takes it whole.
  EditorView.domEventHandlers({
    mouseup(_, view) {
      const { empty, head } = view.state.selection.main;
      const gap = findDraftPlaceholders(view.state.doc.toString()).find(
        ({ start, end }) => start < head && head < end,
      );
      if (empty && gap !== undefined) view.dispatch({ selection: { anchor: gap.start, head: gap.end } });
    },
  }),
];
