import { describe, expect, it } from "vitest";
import { readComparedThings } from "../../../../src/answering/comparison/read-sides.ts";

describe("readComparedThings", () => {
  it.each([
    ["党纪处分和政务处分的种类有什么不同", ["党纪处分种类", "政务处分种类"]],
    ["村党组织和村委会的任期一样吗", ["村党组织任期多长", "村委会任期多长"]],
    ["公务员调任和转任有什么区别", ["什么是公务员调任", "什么是公务员转任"]],
    ["委任制和选任制公务员有什么区别", ["什么是委任制公务员", "什么是选任制公务员"]],
    ["警告和记过的期间分别多长", ["警告期间多长", "记过期间多长"]],
    ["党和国家机关和国企的党组织任期一样吗", ["党和国家机关党组织任期多长", "国企党组织任期多长"]],
  ])("asks of each side of %s", (question, questions) => {
    expect(readComparedThings(question)?.questions).toEqual(questions);
  });

  it.each([
    "预备党员有什么权利",
    "2014版和2019版条例公示期有什么不同",
    "苏州2023年和2024年GDP分别是多少",
    "入党申请书和思想汇报要写什么",
    "优秀、称职和不称职分别什么条件",
  ])("leaves %s alone", (question) => {
    expect(readComparedThings(question)).toBeNull();
  });
});
