import { describe, expect, it } from "vitest";
import type { Miss } from "../../../../src/operations/evaluation/misses.ts";
import { evaluateRetrieval } from "../../../../src/operations/evaluation/evaluate.ts";
import { parseQuestions, type EvaluationQuestion } from "../../../../src/operations/evaluation/questions.ts";
import { isAtPlace, percentile, type FoundPassage } from "../../../../src/operations/evaluation/scoring.ts";

const line = (fields: object): string =>
  JSON.stringify({ id: "q001", question: "问", type: "fact", expect: "answer", gold: [], ...fields });
const article = (name: string): { file: string; article: string } => ({ file: "a.md", article: name });
const passage = (name: string | null, text = "", file = "a.md"): FoundPassage => ({
  file,
  article: name,
  text,
});

describe("parseQuestions", () => {
  it("reads lines and fills what is left out", () => {
    expect(parseQuestions(`${line({ gold: [article("第一条")] })}\n\n`)).toEqual([
      {
        id: "q001",
        question: "问",
        history: [],
        type: "fact",
        expect: "answer",
        gold: [article("第一条")],
        goldAlt: [],
        mustInclude: [],
        mustNotInclude: [],
        acceptAny: [],
      },
    ]);
  });

  it.each(["{", "[]", "null", line({ gold: [{ file: "a.md" }] }), line({ id: 3 }), line({ history: [1] })])(
    "names the line that is no question: %s",
    (bad) => {
      expect(() => parseQuestions(`${line({})}\n${bad}`)).toThrow("第 2 行");
    },
  );
});

describe("isAtPlace", () => {
  it("compares articles by number and files by name", () => {
    expect(isAtPlace(passage("第14条"), article("第十四条"))).toBe(true);
    expect(isAtPlace(passage("第十五条"), article("第十四条"))).toBe(false);
    expect(isAtPlace(passage("第十四条", "", "b.md"), article("第十四条"))).toBe(false);
    expect(isAtPlace(passage(null), article("第十四条"))).toBe(false);
  });

  it("takes a whole quote, or 25 consecutive characters of it, without white space", () => {
    const long = "一二三四五六七八九十甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未";
    const place = (quote: string) => ({ file: "a.md", quote });
    expect(isAtPlace(passage(null, "前 短\n引文 后"), place("短引 文"))).toBe(true);
    expect(isAtPlace(passage(null, long.slice(0, 25)), place(long))).toBe(true);
    expect(isAtPlace(passage(null, long.slice(0, 24)), place(long))).toBe(false);
    expect(isAtPlace(passage(null, long.slice(3)), place(long))).toBe(true);
    expect(isAtPlace(passage(null, "任何文字"), place(" "))).toBe(false);
  });
});

describe("percentile", () => {
  it("is the nearest rank", () => {
    const values = [5, 1, 4, 2, 3];
    expect(percentile(values, 0.5)).toBe(3);
    expect(percentile(values, 0.95)).toBe(5);
    expect(percentile([], 0.5)).toBe(0);
  });
});

describe("evaluateRetrieval", () => {
  const questions = parseQuestions(
    [
      line({ id: "q001", gold: [article("第一条")] }),
      line({ id: "q002", gold: [article("第二条")], gold_alt: [article("第九条")] }),
      line({ id: "q003", type: "compare", gold: [article("第三条"), article("第四条")] }),
      line({ id: "q004", type: "compare", gold: [article("第三条"), article("第四条")] }),
      line({ id: "q005", gold: [article("第五条")] }),
      line({ id: "q006", expect: "not_in_corpus", gold: [article("第六条")] }),
      line({ id: "q007", expect: "answer", gold: [] }),
    ].join("\n"),
  );
  const noise = Array.from({ length: 10 }, () => passage("第一百条"));
  const answers: Record<string, FoundPassage[]> = {
    q001: [passage("第一条")],
    q002: [passage("第八条"), passage("第9条")],
    q003: [passage("第三条"), passage("第四条")],
    q004: [passage("第八条"), passage("第八条"), passage("第八条"), passage("第八条"), passage("第四条")],
    q005: [...noise, passage("第五条")],
  };
  const retrieve = async ({ id }: EvaluationQuestion): Promise<FoundPassage[]> => answers[id]!;

  it("scores as the README says", async () => {
    let clock = 0;
    const result = await evaluateRetrieval(questions, retrieve, undefined, () => (clock += 5));
    expect(result).toMatchObject({
      questions: 5,
      recall: { "1": 2 / 5, "5": 4 / 5, "10": 4 / 5 },
      compare_all: 1 / 2,
      answer: null,
      latency_ms: { p50: 5, p95: 5 },
      missed: ["q005"],
    });
    expect(result.mrr10).toBeCloseTo((1 + 1 / 2 + 1 + 1 / 5) / 5);
    expect(result.by_type["compare"]).toMatchObject({
      questions: 2,
      recall: { "1": 1 / 2, "5": 1, "10": 1 },
    });
    expect(Object.keys(result.by_type)).toEqual(["compare", "fact"]);
    expect(result.odd).toMatchObject({ questions: 3, recall: { "1": 2 / 3 } });
    expect(result.even).toMatchObject({ questions: 2, recall: { "1": 0, "5": 1 } });
  });

  it("explains the questions whose passage is not among the first five, the worst first", async () => {
    const lateList = [...noise.slice(0, 6), passage("第五条")];
    const late = async ({ id }: EvaluationQuestion) =>
      id === "q005" ? lateList : id === "q001" ? noise : answers[id]!;
    const explain = ({ id }: EvaluationQuestion, passages: readonly FoundPassage[]): Miss => {
      const rank = passages === lateList ? 7 : null;
      return { id, question: "", expected: "", found: null, rank, reason: "" };
    };
    const { misses } = await evaluateRetrieval(questions, late, undefined, undefined, explain);
    expect(misses.map(({ id, rank }) => [id, rank])).toEqual([
      ["q001", null],
      ["q005", 7],
    ]);
  });

  it("gives zeros, not NaN, for an empty set, and reports progress", async () => {
    const empty = await evaluateRetrieval([], retrieve);
    expect(empty).toMatchObject({ questions: 0, recall: { "1": 0 }, mrr10: 0, latency_ms: { p50: 0 } });
    const seen: string[] = [];
    await evaluateRetrieval(questions, retrieve, (done, total) => seen.push(`${done}/${total}`));
    expect(seen).toEqual(["1/5", "2/5", "3/5", "4/5", "5/5"]);
  });
});
