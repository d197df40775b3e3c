import { describe, expect, it } from "vitest";
import { sampleDraft } from "../../../../../support/fake-writing.ts";
import {
  applyDraftEvent,
  beginRun,
  changeText,
  emptyDesk,
  failRun,
  isDirty,
  openDesk,
  overtake,
  savedEdit,
  stopRun,
} from "../../../../../../src/channels/web/page/writing/state/desk-state.ts";

const second = {
  ...sampleDraft,
  version: 2,
  text: "第二版",
  step: { by: "hand", what: "手工修改", at: "2024-05-02T00:00:00.000Z" },
} as const;

describe("a draft being written", () => {
  it("streams, then becomes the latest version", () => {
    let desk = beginRun(emptyDesk, "draft");
    desk = applyDraftEvent(desk, { type: "passages-found", passages: [] });
    desk = applyDraftEvent(desk, { type: "text-delta", text: "全年" });
    expect(desk.running).toMatchObject({ what: "draft", passages: 0, text: "全年" });
    desk = applyDraftEvent(desk, { type: "draft-end", draft: sampleDraft });
    expect(desk).toMatchObject({ running: null, text: sampleDraft.text, versions: [sampleDraft] });
    expect(isDirty(desk)).toBe(false);
  });

  it("keeps what came of a first draft that was cut, and the whole text before a revision", () => {
    const begun = applyDraftEvent(beginRun(emptyDesk, "draft"), { type: "text-delta", text: "全年" });
    expect(failRun(begun, "断了")).toMatchObject({ running: null, text: "全年", failure: "断了" });
    const revising = applyDraftEvent(beginRun(openDesk([sampleDraft], null), "revision"), {
      type: "text-delta",
      text: "半",
    });
    expect(stopRun(revising)).toMatchObject({ text: sampleDraft.text, stopped: true });
    expect(applyDraftEvent(revising, { type: "error", message: "模型没有回答" })).toMatchObject({
      text: sampleDraft.text,
      failure: "模型没有回答",
    });
  });
});

describe("a report written section by section", () => {
  const outline = {
    title: "总结",
    sections: [1, 2].map((n) => ({ heading: `第${n}`, words: 300, facts: [] })),
  };
  const place = { total: 2, heading: "第1", text: "" };

  it("tells how far it is, and can be gone on with when it was left", () => {
    let desk = beginRun(emptyDesk, "draft");
    desk = applyDraftEvent(desk, { type: "report-started", id: "draft-9", outline, done: 0 });
    desk = applyDraftEvent(desk, { type: "section-started", section: 1, ...place });
    expect(desk.running?.report).toEqual({ id: "draft-9", done: 0, total: 2, heading: "第1" });
    desk = applyDraftEvent(desk, { type: "section-done", section: 1, ...place });
    expect(stopRun(desk).unfinished).toMatchObject({ id: "draft-9", done: 1 });
    expect(applyDraftEvent(desk, { type: "draft-end", draft: sampleDraft }).unfinished).toBeNull();
  });
});

describe("edits", () => {
  it("come back after a reload, or stand against what was saved elsewhere", () => {
    const edit = { base: sampleDraft.step.at, text: "改过" };
    expect(openDesk([sampleDraft], edit)).toMatchObject({ text: "改过", restored: true, conflict: null });
    expect(openDesk([sampleDraft, second], edit)).toMatchObject({ text: "改过", conflict: second });
    expect(openDesk([sampleDraft], { ...edit, text: sampleDraft.text }).restored).toBe(false);
  });

  it("typed while saving stay unsaved", () => {
    const typed = changeText(openDesk([sampleDraft], null), "第二版，又改");
    const saved = savedEdit(typed, second, true);
    expect(saved).toMatchObject({ text: "第二版，又改", continues: true, versions: [sampleDraft, second] });
    expect(isDirty(saved)).toBe(true);
  });

  it("take the place of the version they go on with, and lose nothing to an overtaker", () => {
    const goesOn = { ...second, text: "第二版再改" };
    expect(savedEdit(openDesk([sampleDraft, second], null), goesOn, true).versions).toEqual([
      sampleDraft,
      goesOn,
    ]);
    const mine = changeText(openDesk([sampleDraft], null), "我的");
    expect(overtake(mine, second)).toMatchObject({ text: "我的", conflict: second, versions: [sampleDraft] });
  });
});
