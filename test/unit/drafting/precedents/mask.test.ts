import { describe, expect, it } from "vitest";
import { extractPoints } from "../../../../src/drafting/precedents/extract-points.ts";
import { maskText, placeNames } from "../../../../src/drafting/precedents/mask.ts";
import { reuseSentence } from "../../../../src/drafting/precedents/reuse-sentence.ts";
import { packagedHouse } from "../../../support/house.ts";

const { formulations } = packagedHouse();
const context = { places: ["清河", "云岭"], year: 2024, topic: "发展党员", formulations };

describe("maskText", () => {
  it.each([
    ["表彰优秀共产党员XX名", "表彰优秀共产党员〔表彰优秀共产党员人数〕名"],
    ["发展党员396名", "发展党员〔发展党员人数〕名"],
    ["党的组织覆盖率达到92.5%", "党的组织覆盖率达到〔党的组织覆盖率比例〕%"],
  ])("labels the figure of %s", (text, masked) => {
    expect(maskText(text, context).text).toBe(masked);
  });

  it("lets no figure, year, place, brand or dated wording of the past through", () => {
    const past =
      "2021年，清河区在区十五届党代会后开展党史学习教育，实施“清河英才”计划，依托安徽建筑大学引进博士7名、硕士63名，兑现补贴312万元，庆祝建党100周年。";
    const { text, hasName } = maskText(past, context);
    expect(hasName).toBe(true);
    for (const trace of [
      "2021",
      "清河",
      "十五届",
      "党史学习教育",
      "英才",
      "建筑大学",
      "7名",
      "63",
      "312",
      "100周年",
    ])
      expect(text).not.toContain(trace);
  });

  it("leaves the language of the trade alone", () => {
    const text = "严格落实“三会一课”制度，推行“四议两公开”，推动“两新”组织“两个覆盖”，书记、主任“一肩挑”";
    expect(maskText(text, context)).toEqual({ text, hasFigure: false, hasName: false });
  });

  it("finds the places a report is about", () => {
    expect(placeNames("云岭市清河区", "清河区委组织部2021年总结")).toEqual(["云岭", "清河"]);
    expect(placeNames(null, "南京市政府工作报告2024")).toEqual(["南京"]);
  });
});

describe("reuseSentence", () => {
  const reuse = { ...context, time: "past" as const, scope: "全市", isFirstPerson: false };
  it("keeps what stands before a name and drops what only leads up to it", () => {
    expect(
      reuseSentence("严把政治标准和工作程序，加强入党积极分子培养考察，依托清河讲坛，举办培训5期", reuse),
    ).toEqual({
      clauses: ["严把政治标准和工作程序", "加强入党积极分子培养考察"],
      hasOpenings: false,
    });
    expect(reuseSentence("市委书记任组长牵头抓总，层层压实工作责任", reuse)).toBeNull();
    expect(reuseSentence("下一步要严把发展党员政治关口和程序关口", reuse)).toBeNull();
  });

  it("says the writer's own scope", () => {
    expect(reuseSentence("组织全区发展对象集中参加培训并严格考试，严把发展质量关口", reuse)?.clauses).toEqual(
      ["组织全市发展对象集中参加培训并严格考试", "严把发展质量关口"],
    );
  });
});

describe("extractPoints", () => {
  it("reads enumerations and leads in running prose", () => {
    expect(extractPoints("一是学得深。举办读书班。二是悟得透。用活资源。").map(({ lead }) => lead)).toEqual([
      "学得深",
      "悟得透",
    ]);
    expect(
      extractPoints("加强组织领导。成立领导小组，统筹推进工作。加强责任落实。建立领导干部联系包保制度。"),
    ).toEqual([
      { lead: "加强组织领导", sentences: ["成立领导小组，统筹推进工作"] },
      { lead: "加强责任落实", sentences: ["建立领导干部联系包保制度"] },
    ]);
  });
});
