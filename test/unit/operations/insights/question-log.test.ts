import { describe, expect, it, vi } from "vitest";
import { openSqliteInsightStore } from "../../../../src/adapters/office/sqlite-insight-store.ts";
import type { Answer, Citation } from "../../../../src/domain/answers/answer.ts";
import type { Reader } from "../../../../src/domain/people/reader.ts";
import { createQuestionLog } from "../../../../src/operations/insights/question-log.ts";
import type { InsightStore } from "../../../../src/ports/insight-store.ts";
import { report as reportDocument, policy } from "../../../support/build-retriever.ts";
import { MemoryGeneration } from "../../../support/memory-generation.ts";

const documents = new MemoryGeneration([
  policy("办法", { 第一条: "公示五个工作日。" }),
  policy("旧办法", { 第一条: "公示七天。" }, { status: "已废止" }),
  reportDocument("总结", ["发展党员二十名。"]),
]).documents();

const admin: Reader = { userId: "admin", role: "admin", collections: "all" };
const user = (userId: string): Reader => ({ userId, role: "staff", collections: "all" });
const everywhere = (): number => 9;

function answerTo(question: string, given: Partial<Answer> = {}): Answer {
  return {
    question,
    standalone_question: question,
    outcome: "answered",
    mode: "extractive",
    answer: "",
    citations: [],
    unsupported: [],
    nearest: [],
    related: [],
    notes: [],
    table: null,
    timings_ms: { retrieve: 1, total: 20 },
    ...given,
  };
}

const cite = (file: string, article: string | null): Citation => ({ file, article }) as Citation;

function openLog(given: { readonly store?: InsightStore; readonly retentionDays?: number } = {}) {
  const clock = { now: new Date(2026, 2, 10, 8) };
  const faults: unknown[] = [];
  const log = createQuestionLog({
    store: given.store ?? openSqliteInsightStore(":memory:"),
    key: new Uint8Array(32),
    retentionDays: given.retentionDays ?? 30,
    now: () => clock.now,
    onFault: (error) => faults.push(error),
  });
  return { log, clock, faults };
}

describe("what is kept of questions", () => {
  it("counts outcomes and times, and names topics in words of the documents only", () => {
    const { log } = openLog();
    const known = (word: string): number => (["公示", "试用"].includes(word) ? 5 : 0);
    log.answered(answerTo("公示几天"), user("a"), known);
    log.answered(answerTo("张大伟的试用期怎么算", { outcome: "refused" }), user("a"), known);
    log.answered(answerTo("诸葛孔明住哪儿", { outcome: "refused" }), user("a"), known);
    log.answered(answerTo("谢谢", { outcome: "chat" }), user("a"), known);
    const insights = log.report(undefined, documents, admin);
    expect(insights.total).toMatchObject({ questions: 4, answered: 1, refused: 2, chat: 1 });
    expect(insights.total.p50_ms).toBeCloseTo(20, 0);
    expect(insights.unanswered).toEqual([
      { topic: "其他", questions: 1 },
      { topic: "试用", questions: 1 },
    ]);
    expect(JSON.stringify(insights)).not.toMatch(/张大伟|诸葛|"a"/u);
  });

  it("shows a question that two people asked, however they punctuated it; not one person's twice", () => {
    const { log } = openLog();
    log.answered(answerTo("请问，党课多久上一次呢？"), user("a"), everywhere);
    log.answered(answerTo("党课多久上一次"), user("a"), everywhere);
    expect(log.report(undefined, documents, admin).repeated).toEqual([]);
    log.answered(answerTo("党课多久上一次？ 电话13800138000"), user("c"), everywhere);
    log.answered(answerTo("党课多久上一次？"), user("b"), everywhere);
    expect(log.report(undefined, documents, admin).repeated).toEqual([
      { question: "党课多久上一次？", people: 2, questions: 3, refused: 0 },
    ]);
  });

  it("names cited articles and outdated documents within the reader's scope, and none that are gone", () => {
    const { log } = openLog();
    const citations = [
      cite("policies/办法.md", "第一条"),
      cite("policies/办法.md", "第一条"),
      cite("policies/旧办法.md", "第一条"),
      cite("reports/总结.md", null),
      cite("policies/已删.md", "第二条"),
    ];
    log.answered(answerTo("公示几天", { citations }), user("a"), everywhere);
    const insights = log.report(undefined, documents, admin);
    expect(insights.cited.map(({ title, article, times }) => [title, article, times])).toEqual([
      ["办法", "第一条", 1],
      ["旧办法", "第一条", 1],
      ["总结", null, 1],
    ]);
    expect(insights.outdated).toEqual([
      { file: "policies/旧办法.md", title: "旧办法", status: "已废止", times: 1 },
    ]);
    const scoped = log.report(undefined, documents, { ...admin, collections: ["reports"] });
    expect(scoped.cited.map(({ title }) => title)).toEqual(["总结"]);
    expect(scoped.outdated).toEqual([]);
  });

  it("keeps feedback with its words, telephone numbers blanked, and no name", () => {
    const { log } = openLog();
    log.feedback(
      {
        verdict: "down",
        reason: " 请打13800138000问 ",
        question: "公示几天",
        outcome: "answered",
        cited: [
          { file: "policies/办法.md", article: "第一条" },
          { file: "policies/没有.md", article: null },
        ],
      },
      user("zhang"),
    );
    const { feedback } = log.report(7, documents, admin);
    expect(feedback).toEqual([
      {
        day: "2026-03-10",
        verdict: "down",
        reason: "请打［电话号码］问",
        question: "公示几天",
        outcome: "answered",
        cited: [{ file: "policies/办法.md", article: "第一条", title: "办法" }],
      },
    ]);
  });

  it("reports the days asked for and forgets what is older than it may keep", () => {
    const { log, clock } = openLog({ retentionDays: 10 });
    log.answered(answerTo("公示几天"), user("a"), everywhere);
    log.report(undefined, documents, admin);
    clock.now = new Date(2026, 2, 12, 8);
    log.answered(answerTo("公示几天"), user("a"), everywhere);
    expect(log.report(2, documents, admin)).toMatchObject({ from: "2026-03-11", total: { questions: 1 } });
    expect(log.report(undefined, documents, admin).daily.map(({ day }) => day)).toEqual([
      "2026-03-10",
      "2026-03-12",
    ]);
    expect(() => log.report(11, documents, admin)).toThrow("10");
    clock.now = new Date(2026, 2, 20, 8);
    expect(log.report(undefined, documents, admin).total.questions).toBe(1);
  });

  it("writes a few at a time, so that no answer waits behind many notes", () => {
    vi.useFakeTimers();
    try {
      const written: number[] = [];
      const store = {
        ...openSqliteInsightStore(":memory:"),
        add: (asked: readonly object[]) => written.push(asked.length),
      };
      const { log } = openLog({ store });
      for (let at = 0; at < 45; at += 1) log.answered(answerTo(`第${at}问`), user("a"), everywhere);
      expect(written).toEqual([]);
      vi.advanceTimersByTime(2000);
      expect(written).toEqual([20, 20, 5]);
    } finally {
      vi.useRealTimers();
    }
  });

  it("deletes what is too old on days, too, on which nobody asks", () => {
    vi.useFakeTimers();
    try {
      const kept: string[] = [];
      const store = { ...openSqliteInsightStore(":memory:"), purgeBefore: (day: string) => kept.push(day) };
      const { clock } = openLog({ store, retentionDays: 10 });
      vi.advanceTimersByTime(3_600_000);
      clock.now = new Date(2026, 2, 11, 8);
      vi.advanceTimersByTime(7_200_000);
      expect(kept).toEqual(["2026-03-01", "2026-03-02"]);
    } finally {
      vi.useRealTimers();
    }
  });

  it("forgets one person, also what was not written yet", () => {
    const { log } = openLog();
    log.answered(answerTo("公示几天"), user("b"), everywhere);
    log.answered(answerTo("公示几天"), user("a"), everywhere);
    expect(log.report(undefined, documents, admin).repeated).toHaveLength(1);
    log.answered(answerTo("试用期多久"), user("a"), everywhere);
    expect(log.forget("a")).toEqual({ questions: 1, feedback: 0 });
    const insights = log.report(undefined, documents, admin);
    expect([insights.repeated, insights.total.questions]).toEqual([[], 2]);
  });

  it("neither fails nor loses an answer's note while the disk is busy", () => {
    const store = openSqliteInsightStore(":memory:");
    let busy = true;
    const { log, faults } = openLog({
      store: {
        ...store,
        add: (asked) => {
          if (busy) throw new Error("database is locked");
          store.add(asked);
        },
        addFeedback: () => {
          throw new Error("disk full");
        },
      },
    });
    log.answered(answerTo("公示几天"), user("a"), everywhere);
    expect(log.report(undefined, documents, admin).total.questions).toBe(0);
    expect(faults).toHaveLength(1);
    busy = false;
    expect(log.report(undefined, documents, admin).total.questions).toBe(1);
    const given = { verdict: "up", question: "公示几天", outcome: "answered", cited: [] } as const;
    expect(() => log.feedback(given, user("a"))).toThrow("反馈没有存成");
  });
});
