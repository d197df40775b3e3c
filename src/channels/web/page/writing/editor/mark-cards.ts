import { type EditorState, type Extension, StateField } from "@codemirror/state";
import { hoverTooltip, showTooltip, type Tooltip } from "@codemirror/view";
import type { EditorMark } from "./editor-mark.ts";
import type { PlacedMark } from "./carry-marks.ts";
import { markAt } from "./marks.ts";

/** The card of the mark that the caret was moved into: who works without a pointer reads it there. */
const caretCard = StateField.define<Tooltip | null>({
  create: () => null,
  update(card, { docChanged, selection, state }) {
    if (docChanged) return null;
    return selection === undefined ? card : cardAtCaret(state);
  },
  provide: (field) => showTooltip.from(field),
});

/** The card of the mark under the pointer. */
const pointerCard = hoverTooltip(
  ({ state }, at, side) => {
    const found = markAt(state, at);
    if (found === null || state.field(caretCard)?.pos === found.from) return null;
    const isBeside = (found.from === at && side < 0) || (found.to === at && side > 0);
    return isBeside ? null : cardOf(found);
  },
  { hoverTime: 150 },
);

export const markCards: Extension = [caretCard, pointerCard];

function cardAtCaret(state: EditorState): Tooltip | null {
  const { empty, head } = state.selection.main;
  const found = empty ? markAt(state, head) : null;
  return found === null ? null : cardOf(found);
}

function cardOf({ from, to, mark }: PlacedMark): Tooltip {
  return { pos: from, end: to, above: true, create: () => ({ dom: drawCard(mark) }) };
}

/** Built as elements with text, never as markup: titles and quotes come from documents. */
function drawCard({ look, title, lines, action }: EditorMark): HTMLElement {
  const card = document.createElement("div");
  card.className = `mark-card mark-card-${look}`;
  card.setAttribute("role", "status");
  const heading = card.appendChild(document.createElement("p"));
  heading.className = "mark-card-title";
  heading.textContent = title;
  for (const line of lines) card.appendChild(document.createElement("p")).textContent = line;
  if (action !== null) {
    const button = card.appendChild(document.createElement("button"));
    button.type = "button";
    button.className = "mark-card-action";
    button.textContent = action.label;
    button.addEventListener("click", action.run);
  }
  return card;
}
