import { describe, expect, it } from "vitest";
import { explainMiss, type Miss } from "../../../../src/operations/evaluation/misses.ts";
import { parseQuestions } from "../../../../src/operations/evaluation/questions.ts";
import type { FoundPassage } from "../../../../src/operations/evaluation/scoring.ts";
import { policy } from "../../../support/build-retriever.ts";
import { MemoryGeneration } from "../../../support/memory-generation.ts";

const generation = new MemoryGeneration([
  policy("任用条例", { 第一条: "配偶不得在同一机关任职。", 第二条: "任前公示五个工作日。" }),
  policy("旧任用条例", { 第一条: "公示七至十五天。" }, { status: "已修订" }),
]);
const file = "policies/任用条例.md";

function miss(question: string, gold: object, passages: readonly FoundPassage[]): Miss {
  const line = { id: "q1", question, type: "fact", expect: "answer", gold: [gold] };
  return explainMiss(parseQuestions(JSON.stringify(line))[0]!, passages, generation);
}

const second: FoundPassage = { file, article: "第二条", text: "任前公示五个工作日。" };
const first: FoundPassage = { file, article: "第一条", text: "配偶不得在同一机关任职。" };
const other: FoundPassage = { file: "policies/旧任用条例.md", article: "第一条", text: "公示七至十五天。" };

describe("explainMiss", () => {
  it("says where the right article came and what stood before it", () => {
    const found = miss("媳妇能在一个机关任职吗", { file, article: "第一条" }, [second, first]);
    expect(found).toMatchObject({ rank: 2, expected: `${file} 第一条`, found: `${file} 第二条` });
    expect(found.reason).toContain("找对了文件，排在前面的是其他条");
    expect(found.reason).toContain("媳妇");
    expect(found.reason).toContain("lexicon.tsv");
  });

  it("tells other documents ahead from the wrong article", () => {
    expect(miss("任职", { file, article: "第一条" }, [other]).reason).toContain("其他文件排在前面");
    expect(miss("任职", { file, article: "第一条" }, [other, second]).reason).toContain(
      "其他文件和本文件的其他条",
    );
  });

  it("names what is not held and what has been replaced", () => {
    expect(miss("问", { file: "policies/无.md", article: "第一条" }, []).reason).toBe("资料里没有这份文件");
    expect(miss("问", { file, article: "第九条" }, []).reason).toBe("文件里没有这一条");
    expect(miss("问", { file, quote: "没有的话" }, []).reason).toBe("文件里没有这段话");
    expect(miss("公示", { file: other.file, article: "第一条" }, [second]).reason).toContain("已修订");
  });

  it("holds for an empty list", () => {
    expect(miss("任职", { file, article: "第一条" }, [])).toMatchObject({ rank: null, found: null });
  });
});
