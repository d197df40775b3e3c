import { describe, expect, it } from "vitest";
import { checkClaim } from "../../../../src/grounding/claims/check-claim.ts";
import { readClaim } from "../../../../src/grounding/claims/claim.ts";
import { prepareSource } from "../../../../src/grounding/claims/source.ts";

const context = [
  {
    n: 1,
    title: "干部学习管理条例（2023年）",
    metadata: ["第十四条", "学管发〔2023〕5号", "2023年9月1日"],
    text: [
      "县处级干部每5年脱产学习累计不少于3个月；乡科级干部应当每年参加集中学习，累计不少于12天或者90学时。",
      "有下列情形之一的，不得评为优秀学员：",
      "（一）无故缺课的；",
      "（二）考试舞弊的。",
      "评定结果一般应当公示五个工作日，由应到会人数的三分之二以上通过。",
    ].join("\n"),
  },
  {
    n: 2,
    title: "请假办法",
    metadata: ["第三条"],
    text: "请假由本人提出书面申请，经所在单位审核后，可以委托培训机构批准。",
  },
].map(prepareSource);

function fault(sentence: string): string | null {
  return checkClaim(readClaim(sentence), context);
}

describe("checkClaim", () => {
  it.each([
    "乡科级干部每年集中学习，累计不少于12天或90学时。[1]",
    "根据《干部学习管理条例（2023年）》第十四条，乡科级干部每年要参加集中学习。[1]",
    "按照学管发〔2023〕5号，乡科级干部应当每年参加集中学习。[1]",
    "评定结果一般要公示5个工作日。[1]",
    "须由应到会人数的2/3以上通过。[1]",
    "无故缺课的，不能评为优秀学员。[1]",
    "请假要由本人书面申请。[2]",
    "原文写的是“累计不少于12天或者90学时”。[1]",
    "条文没有规定缺课几次算无故缺课。[1]",
  ])("lets “%s” through", (sentence) => {
    expect(fault(sentence)).toBeNull();
  });

  it.each([
    ["no mark", "乡科级干部每年学习不少于12天。"],
    ["a mark that was not given", "乡科级干部每年学习不少于12天。[99]"],
    ["another figure", "乡科级干部每年集中学习累计不少于15天。[1]"],
    ["another unit", "乡科级干部每年集中学习累计不少于12个工作日。[1]"],
    ["another bound", "乡科级干部每年集中学习累计不超过12天。[1]"],
    ["no bound", "乡科级干部每年集中学习累计12天。[1]"],
    ["no hedge", "评定结果应当公示五个工作日。[1]"],
    ["another's figure", "县处级干部每5年集中学习累计不少于90学时。[1]"],
    ["a command made a permission", "乡科级干部可以每年参加集中学习。[1]"],
    ["a prohibition lifted", "考试舞弊的，可以评为优秀学员。[1]"],
    ["a permission made a prohibition", "请假不得委托培训机构批准。[2]"],
    ["another article", "根据第十五条，乡科级干部应当每年参加集中学习。[1]"],
    ["another title", "《干部考核办法》规定，乡科级干部应当每年参加集中学习。[1]"],
    ["another document number", "按照学管发〔2023〕8号，乡科级干部应当每年参加集中学习。[1]"],
    ["another date", "自2022年9月1日起，乡科级干部应当每年参加集中学习。[1]"],
    ["words that are no quotation", "原文写的是“每年不少于12天的学习时间”。[1]"],
    ["a confusable term", "由实到会人数的三分之二以上通过。[1]"],
    ["the other clause's mark", "请假由本人提出书面申请，经所在单位审核。[1]"],
    ["an item of its own", "无故缺课、拒交学费、考试舞弊的不得评为优秀学员。[1]"],
    ["a step of its own", "请假由本人提出书面申请，并缴纳保证金。[2]"],
    ["a person", "张建国同志要求乡科级干部应当每年参加集中学习。[1]"],
    ["another language", "Cadres shall study at least 12 days every year.[1]"],
  ])("holds back %s", (_name, sentence) => {
    expect(fault(sentence)).not.toBeNull();
  });
});

describe("readClaim", () => {
  it.each([
    ["公示五日[1][2]。", [1, 2]],
    ["公示五日［1，2］。", [1, 2]],
    ["公示五日【3】。", [3]],
    ["公示五日。", []],
  ])("reads the marks of %s", (sentence, citations) => {
    expect(readClaim(sentence)).toEqual({ text: "公示五日。", citations });
  });
});
