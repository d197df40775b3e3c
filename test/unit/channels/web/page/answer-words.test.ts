import { describe, expect, it } from "vitest";
import { applyEvent, newTurn, stopTurn } from "../../../../../src/channels/web/page/state/turn.ts";
import { joinMarks, splitMarks } from "../../../../../src/channels/web/page/text/answer-pieces.ts";
import { answerWithSources } from "../../../../../src/channels/web/page/text/source-words.ts";
import { scriptedAnswers } from "../../../../support/fake-knowledge.ts";

const answer = scriptedAnswers.get("换届“十个严禁”是哪些？");
if (answer === undefined) throw new Error("no sample");
const { citations } = answer;

describe("splitMarks", () => {
  it("cuts at marks that have a source and leaves other brackets alone", () => {
    const pieces = splitMarks("甲[1][2]乙[9]〔2023〕[x]", citations);
    expect(pieces.map(({ text }) => text)).toEqual(["甲", "[1]", "[2]", "乙", "[9]", "〔2023〕[x]"]);
    expect(pieces.map(({ citation }) => citation?.n ?? null)).toEqual([null, 1, 2, null, null, null]);
  });

  it("gives the line back when joined", () => {
    const line = "[1]<b>[2]</b>[";
    expect(
      splitMarks(line, citations)
        .map(({ text }) => text)
        .join(""),
    ).toBe(line);
  });
});

describe("joinMarks", () => {
  it("keeps every mark with the text before it, once", () => {
    const joined = joinMarks(splitMarks("[2]甲。[1][2][1]乙", citations));
    expect(joined.map(({ text, marks }) => [text, marks.map(({ n }) => n)])).toEqual([
      ["", [2]],
      ["甲。", [1, 2]],
      ["乙", []],
    ]);
  });
});

describe("what is copied", () => {
  it("lists the sources with their status under the answer", () => {
    const copied = answerWithSources(answer.answer, citations);
    expect(copied).toContain(
      "出处：\n[1] 《关于严肃换届纪律加强换届风气监督的通知（2026年）》（现行）【要点摘编，非原文】",
    );
    expect(copied).toContain("（已废止）");
  });
});

describe("turn", () => {
  it("ends with the whole answer, and then no longer changes", () => {
    const streamed = applyEvent(newTurn(1, "问", null), { type: "text-delta", text: "部分", position: 0 });
    const done = applyEvent(streamed, { type: "answer-end", answer });
    expect(done).toMatchObject({ state: "done", text: answer.answer, citations });
    expect(applyEvent(done, { type: "text-delta", text: "迟到", position: 1 })).toBe(done);
    expect(stopTurn(done)).toBe(done);
  });

  it("keeps what had come when it was stopped or failed", () => {
    const streamed = applyEvent(newTurn(1, "问", null), { type: "text-delta", text: "部分", position: 0 });
    expect(stopTurn(streamed)).toMatchObject({ state: "stopped", text: "部分" });
    const failed = applyEvent(streamed, { type: "error", message: "断了" });
    expect(failed).toMatchObject({ state: "failed", text: "部分", failure: "断了" });
  });
});
