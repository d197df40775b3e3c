import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { condense } from "../../src/answering/question/condense.ts";
import { findFault } from "../../src/answering/question/check-question.ts";
import { createQuestionReading } from "../../src/answering/question/read-question.ts";
import { replyToSmallTalk } from "../../src/answering/question/small-talk.ts";
import { readRequest } from "../../src/drafting/request/read-request.ts";
import { UsageError } from "../../src/errors.ts";
import { readClaim } from "../../src/grounding/claims/claim.ts";
import { findFigures } from "../../src/grounding/figures.ts";
import { parseGlossary } from "../../src/retrieval/glossary.ts";
import { normaliseForSearch } from "../../src/retrieval/indexing/normalise-numerals.ts";
import { tokenize } from "../../src/retrieval/indexing/tokenize.ts";
import { policy, report } from "../support/build-retriever.ts";
import { packagedHouse } from "../support/house.ts";
import { MemoryGeneration } from "../support/memory-generation.ts";
import { budgetOf, seed, spend } from "./budget.ts";
import { mutateSentence } from "./mutation/mutate-sentence.ts";
import { seeded } from "./mutation/random.ts";

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");

const clauses = read("test/fixtures/formats/清河区干部教育培训实施办法.md").split(/(?<=[。？\n])/u);
const asked = [
  "科级干部每年要培训多少学时？",
  "那处级的呢？",
  "2019年条例第二十三条和现在的有什么不一样",
  "请列出发展党员的五个阶段、二十五个步骤",
  "试用期一年半，算不算12个工作日以上？",
  "清河区2021年发展党员多少名，比上年多百分之几？",
  "写一段2021年换届工作成效，300字左右，村两委换届183个村全部完成，一肩挑100%",
  "给市委组织部写个请示，申请举办村党组织书记培训班，要提到经费和师资，分三点，别编数。",
  "应当不少于12天或者90学时，一般为2至3年[1][2, 3]，原则上不超过三分之一。【1】",
  "你好，你是谁",
];
const sentences = [...asked, ...clauses.filter((clause) => clause.trim() !== "")];

const rows = new MemoryGeneration([
  policy("干部教育培训工作条例", {
    第二十三条: "乡科级每年不少于12天或者90学时。",
    第六十条: "自发布之日起施行。",
  }),
  report("云岭市清河区2021年工作总结", ["全年发展党员396名。"]),
]).documents();
const readQuestion = createQuestionReading(
  () => rows,
  {
    glossary: parseGlossary(read("knowledge/glossary.tsv")),
    lexicon: parseGlossary(read("knowledge/lexicon.tsv")),
    frequencyOf: (term) => term % 9,
  },
  () => 1,
  () => "2024-05-01",
);
const { kinds } = packagedHouse();

/** Each throws when a reading breaks its promise. */
const readings: Readonly<Record<string, (text: string, other: string) => void>> = {
  terms: (text) => {
    expect(tokenize(text).every((term) => Number.isSafeInteger(term) && term >= 0)).toBe(true);
    expect(typeof normaliseForSearch(text)).toBe("string");
  },
  figures: (text) => {
    let last = 0;
    for (const { start, end, value, text: shown } of findFigures(text)) {
      expect(start >= last && end > start && end <= text.length).toBe(true);
      expect(shown).toBe(text.slice(start, end));
      expect(value).not.toBeNaN();
      last = start;
    }
  },
  claim: (text) => {
    const claim = readClaim(text);
    expect(claim.text.length).toBeLessThanOrEqual(text.length);
    for (const citation of claim.citations) expect(citation >= 0 && citation <= 999).toBe(true);
  },
  question: (text, other) => {
    findFault(text);
    replyToSmallTalk(text);
    const { terms, text: shown } = readQuestion(condense(text, [other]), rows);
    for (const weight of terms.values()) expect(Number.isFinite(weight)).toBe(true);
    expect(typeof shown).toBe("string");
  },
  request: (text, other) => {
    try {
      const brief = readRequest(
        { request: text, facts: [{ text: other, source: null }] },
        kinds,
        "2024-05-01",
      );
      expect(brief.words >= 60 && brief.words <= 20_000).toBe(true);
      expect(brief.topic).not.toBe("");
      expect(Number.isInteger(brief.year)).toBe(true);
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      expect(error.fix).not.toBe("");
    }
  },
};

/** Far above what 20,000 characters take, far below what trying every way to match them takes. */
const longestMs = 3000;

describe("mutated sentences", () => {
  it.each(Object.keys(readings))("are read whatever is in them: %s", (name) => {
    const reading = readings[name]!;
    const faults: string[] = [];
    let [count, slowestMs, slowest] = [0, 0, ""];
    for (const number of spend(budgetOf(50_000))) {
      const random = seeded(seed + number);
      const text = mutateSentence(random.pick(sentences), sentences, random);
      const started = performance.now();
      try {
        reading(text, random.pick(sentences));
      } catch (error) {
        faults.push(`${number}: ${String(error)} ${JSON.stringify(text.slice(0, 200))}`);
      }
      const took = Math.round(performance.now() - started);
      if (took > longestMs) faults.push(`${number}: ${took} ms ${JSON.stringify(text.slice(0, 200))}`);
      if (took > slowestMs) [slowestMs, slowest] = [took, text];
      count += 1;
    }
    console.log(
      `${name}: seed ${seed}, ${count} sentences, slowest ${slowestMs} ms: ${slowest.slice(0, 40)}`,
    );
    expect(faults.slice(0, 20)).toEqual([]);
    expect(count).toBeGreaterThan(100);
  });
});
