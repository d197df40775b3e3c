import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { Annotation, Compartment, EditorState } from "@codemirror/state";
import { EditorView, keymap, placeholder } from "@codemirror/view";
import { type Ref, useEffect, useImperativeHandle, useRef } from "react";
import { blockLines } from "./block-lines.ts";
import { changeBetween } from "./carry-marks.ts";
import type { EditorMark, MarkedText } from "./editor-mark.ts";
import { gapKeys, goToGap } from "./gap-keys.ts";
import { markCards } from "./mark-cards.ts";
import { marks as markExtension, placeOfMark, setMarks } from "./marks.ts";

/** What the panels beside the editor may ask of it. */
export interface EditorHandle {
  /** Selects a stretch and scrolls to it. */
  select(start: number, end: number): void;
  /** Where a mark stands after what was typed since; false once its own text was changed. */
  selectMark(mark: EditorMark): boolean;
  replaceAll(wanted: string, text: string): void;
  replaceMark(mark: EditorMark, text: string): void;
  nextGap(direction: 1 | -1): void;
}

interface DraftEditorProps {
  readonly text: string;
  readonly marks: MarkedText;
  readonly findings: MarkedText;
  readonly label: string;
  readonly nonce: string;
  readonly readOnly?: boolean;
  readonly placeholder?: string;
  readonly onChange?: (text: string) => void;
  readonly onSave?: () => void;
  readonly handle?: Ref<EditorHandle>;
}

/** A change that came from outside: nobody has to be told of it. */
const fromOutside = Annotation.define<boolean>();

/** The text of a draft, edited as one piece; what is known of it is marked in place. */
export function DraftEditor(props: DraftEditorProps) {
  const { text, marks, findings, label, nonce, readOnly = false, handle } = props;
  const parent = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const latest = useRef(props);
  latest.current = props;
  const editable = useRef(new Compartment());

  useEffect(() => {
    if (parent.current === null) return undefined;
    const created = new EditorView({
      parent: parent.current,
      state: EditorState.create({
        doc: latest.current.text,
        extensions: [
          EditorView.cspNonce.of(nonce),
          EditorView.lineWrapping,
          EditorView.contentAttributes.of({ "aria-label": label, spellcheck: "false", lang: "zh-CN" }),
          placeholder(latest.current.placeholder ?? ""),
          history(),
          gapKeys,
          keymap.of([
            { key: "Mod-s", preventDefault: true, run: () => (latest.current.onSave?.(), true) },
            ...defaultKeymap,
            ...historyKeymap,
          ]),
          blockLines,
          markExtension,
          markCards,
          editable.current.of(editability(latest.current.readOnly ?? false)),
          EditorView.updateListener.of(({ docChanged, transactions, state }) => {
            if (docChanged && !transactions.every((one) => one.annotation(fromOutside) === true))
              latest.current.onChange?.(state.doc.toString());
          }),
        ],
      }),
    });
    view.current = created;
    return () => {
      view.current = null;
      created.destroy();
    };
  }, [label, nonce]);

  useEffect(() => {
    const shown = view.current;
    if (shown === null) return;
    const change = changeBetween(shown.state.doc.toString(), text);
    if (change !== null) shown.dispatch({ changes: change, annotations: fromOutside.of(true) });
  }, [text]);
  useEffect(() => {
    view.current?.dispatch({ effects: setMarks.of({ layer: "draft", marked: marks }) });
  }, [marks]);
  useEffect(() => {
    view.current?.dispatch({ effects: setMarks.of({ layer: "findings", marked: findings }) });
  }, [findings]);
  useEffect(() => {
    view.current?.dispatch({ effects: editable.current.reconfigure(editability(readOnly)) });
  }, [readOnly]);

  useImperativeHandle(handle, () => ({
    select: (start, end) => select(view.current, start, end),
    selectMark(mark) {
      const placed = view.current === null ? null : placeOfMark(view.current.state, mark);
      if (placed !== null) select(view.current, placed.from, placed.to);
      return placed !== null;
    },
    replaceAll(wanted, replacement) {
      const shown = view.current;
      if (shown === null) return;
      const all = shown.state.doc.toString();
      const changes = [];
      for (let at = all.indexOf(wanted); at >= 0; at = all.indexOf(wanted, at + wanted.length))
        changes.push({ from: at, to: at + wanted.length, insert: replacement });
      shown.dispatch({ changes });
    },
    replaceMark(mark, replacement) {
      const placed = view.current === null ? null : placeOfMark(view.current.state, mark);
      if (placed === null) return;
      view.current?.dispatch({ changes: { from: placed.from, to: placed.to, insert: replacement } });
      select(view.current, placed.from, placed.from + replacement.length);
    },
    nextGap: (direction) => void (view.current !== null && goToGap(view.current, direction)),
  }));

  return <div ref={parent} className={readOnly ? "editor is-read-only" : "editor"} />;
}

function editability(readOnly: boolean) {
  return [EditorState.readOnly.of(readOnly), EditorView.editable.of(!readOnly)];
}

function select(view: EditorView | null, start: number, end: number): void {
  if (view === null) return;
  const length = view.state.doc.length;
  view.dispatch({
    selection: { anchor: Math.min(start, length), head: Math.min(end, length) },
    effects: EditorView.scrollIntoView(Math.min(start, length), { y: "center" }),
  });
  view.focus();
}
