import { describe, expect, it } from "vitest";
import type { AskedQuestion, InsightStore, StoredFeedback } from "../../src/ports/insight-store.ts";

const asked = (given: Partial<AskedQuestion> = {}): AskedQuestion => ({
  day: "2026-03-02",
  outcome: "answered",
  totalMs: 10,
  topic: "公示",
  cited: [{ file: "a.md", article: "第一条" }],
  asked: { question: "q", asker: "p1", text: "公示几天" },
  ...given,
});

const feedback = (given: Partial<StoredFeedback> = {}): StoredFeedback => ({
  day: "2026-03-02",
  question: "q",
  asker: "p1",
  text: "公示几天",
  verdict: "down",
  reason: "不对",
  outcome: "answered",
  cited: [{ file: "a.md", article: null }],
  ...given,
});

const by = (asker: string): AskedQuestion["asked"] => ({
  question: "q",
  asker,
  text: `公示几天（${asker}）`,
});

/** What every insight store keeps, and what it never shows. */
export function testInsightStore(name: string, create: () => InsightStore): void {
  describe(`insight store: ${name}`, () => {
    it("counts by day, outcome, topic and article", () => {
      const store = create();
      store.add([asked(), asked({ outcome: "refused", cited: [] }), asked({ day: "2026-03-01" })]);
      store.add([asked({ topic: null, asked: null })]);
      const rows = store.since("2026-03-02");
      expect(rows.counts).toEqual([
        { day: "2026-03-02", outcome: "answered", times: 2 },
        { day: "2026-03-02", outcome: "refused", times: 1 },
      ]);
      expect(rows.topics).toEqual([
        { topic: "公示", outcome: "answered", times: 1 },
        { topic: "公示", outcome: "refused", times: 1 },
      ]);
      expect(rows.cited).toEqual([{ file: "a.md", article: "第一条", times: 2 }]);
      expect(rows.latencies.map(({ times }) => times)).toEqual([3]);
      store.close();
    });

    it("tells a question's text only once a second person asked it, in that person's words", () => {
      const store = create();
      store.add([asked({ asked: by("p1") }), asked({ asked: by("p1") })]);
      expect(store.since("2026-03-01").repeated).toEqual([]);
      store.add([asked({ outcome: "refused", asked: by("p2") })]);
      expect(store.since("2026-03-01").repeated).toEqual([
        { text: "公示几天（p2）", people: 2, times: 3, refused: 1 },
      ]);
      store.close();
    });

    it("keeps a person's last word on a question", () => {
      const store = create();
      store.addFeedback(feedback());
      store.addFeedback(feedback({ verdict: "up", reason: null }));
      store.addFeedback(feedback({ asker: "p2" }));
      const kept = store.since("2026-03-01").feedback;
      expect(kept.map(({ verdict, reason }) => [verdict, reason])).toEqual([
        ["down", "不对"],
        ["up", null],
      ]);
      expect(JSON.stringify(kept)).not.toMatch(/p1|p2|"q"/u);
      store.close();
    });

    it("deletes what is older than the first day kept, and questions nobody asked since", () => {
      const store = create();
      store.add([asked({ asked: by("p1") }), asked({ asked: by("p2") })]);
      store.addFeedback(feedback());
      store.add([asked({ day: "2026-03-05", asked: { question: "r", asker: "p1", text: "r" } })]);
      store.purgeBefore("2026-03-03");
      const rows = store.since("2000-01-01");
      expect([rows.counts.length, rows.repeated.length, rows.feedback.length]).toEqual([1, 0, 0]);
      store.purgeBefore("2026-03-06");
      const nothing = { counts: [], latencies: [], topics: [], cited: [], repeated: [], feedback: [] };
      expect(store.since("2000-01-01")).toEqual(nothing);
      store.close();
    });

    it("forgets one person: the text that only another one asked is taken back", () => {
      const store = create();
      store.add([asked({ asked: by("p1") }), asked({ asked: by("p2") })]);
      store.addFeedback(feedback());
      store.addFeedback(feedback({ asker: "p2" }));
      expect(store.forget((question) => (question === "q" ? "p1" : ""))).toEqual({
        questions: 1,
        feedback: 1,
      });
      const rows = store.since("2026-03-01");
      expect([rows.repeated, rows.feedback.length]).toEqual([[], 1]);
      expect(store.forget(() => "p1")).toEqual({ questions: 0, feedback: 0 });
      store.close();
    });
  });
}
