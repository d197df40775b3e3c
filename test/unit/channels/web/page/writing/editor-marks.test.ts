import { EditorState } from "@codemirror/state";
import { describe, expect, it } from "vitest";
import { carryMarks } from "../../../../../../src/channels/web/page/writing/editor/carry-marks.ts";
import type { EditorMark } from "../../../../../../src/channels/web/page/writing/editor/editor-mark.ts";
import { nextGap } from "../../../../../../src/channels/web/page/writing/editor/gap-keys.ts";
import {
  markAt,
  marks,
  placeOfMark,
  setMarks,
} from "../../../../../../src/channels/web/page/writing/editor/marks.ts";

const text = "发展党员396名，培训〔培训人数〕名，表彰〔表彰人数〕名。";
const mark: EditorMark = { start: 4, end: 8, look: "fact", title: "396名", lines: [], action: null };

function open(): EditorState {
  const state = EditorState.create({ doc: text, extensions: marks });
  return state.update({ effects: setMarks.of({ layer: "draft", marked: { text, marks: [mark] } }) }).state;
}

describe("marks", () => {
  it("move with what is typed before them and go when their own text is changed", () => {
    const moved = open().update({ changes: { from: 0, insert: "全年" } }).state;
    expect(placeOfMark(moved, mark)).toEqual({ from: 6, to: 10, mark });
    expect(markAt(moved, 7)?.mark).toBe(mark);
    const changed = moved.update({ changes: { from: 7, to: 8, insert: "0" } }).state;
    expect(placeOfMark(changed, mark)).toBeNull();
  });

  it("prefer the innermost, and leave out what lies beyond the text", () => {
    const outer: EditorMark = { ...mark, start: 0, end: 9, look: "unsupported" };
    const beyond: EditorMark = { ...mark, start: 900, end: 901 };
    const state = open().update({
      effects: setMarks.of({ layer: "draft", marked: { text, marks: [outer, mark, beyond] } }),
    }).state;
    expect(markAt(state, 5)?.mark).toBe(mark);
    expect(markAt(state, 1)?.mark).toBe(outer);
    expect(placeOfMark(state, beyond)).toBeNull();
  });
});

describe("marks of an earlier text", () => {
  it("are carried to where they now stand, and left out where the text was changed", () => {
    const later: EditorMark = { ...mark, start: 11, end: 17 };
    const [first, second, ...others] = carryMarks({ text, marks: [mark, later] }, `全年${text}`);
    expect([first?.from, second?.from, others.length]).toEqual([6, 13, 0]);
    const touched = carryMarks({ text, marks: [mark, later] }, text.replace("396", "12"));
    expect(touched.map((placed) => [placed.mark === later, placed.from])).toEqual([[true, 10]]);
  });

  it("of the draft stay when the checker's come, and the other way round", () => {
    const finding: EditorMark = { ...mark, start: 0, end: 2, look: "finding" };
    const typed = open().update({ changes: { from: 0, insert: "全年" } }).state;
    const checked = typed.update({
      effects: setMarks.of({ layer: "findings", marked: { text: `全年${text}`, marks: [finding] } }),
    }).state;
    expect(placeOfMark(checked, mark)?.from).toBe(6);
    expect(placeOfMark(checked, finding)?.from).toBe(0);
    const cleared = checked.update({
      effects: setMarks.of({ layer: "findings", marked: { text: "", marks: [] } }),
    }).state;
    expect([placeOfMark(cleared, mark)?.from, placeOfMark(cleared, finding)]).toEqual([6, null]);
  });
});

describe("nextGap", () => {
  it("goes from one open place to the next, round the ends, both ways", () => {
    let state = open();
    const labels: (string | undefined)[] = [];
    for (const direction of [1, 1, 1, -1] as const) {
      const gap = nextGap(state, direction);
      labels.push(gap?.label);
      if (gap !== null) state = state.update({ selection: { anchor: gap.start, head: gap.end } }).state;
    }
    expect(labels).toEqual(["培训人数", "表彰人数", "培训人数", "表彰人数"]);
    expect(nextGap(EditorState.create({ doc: "没有" }), 1)).toBeNull();
  });
});
