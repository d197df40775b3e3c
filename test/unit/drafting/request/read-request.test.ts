import { describe, expect, it } from "vitest";
import { readRequest } from "../../../../src/drafting/request/read-request.ts";
import { UsageError } from "../../../../src/errors.ts";
import { packagedHouse } from "../../../support/house.ts";

const { kinds } = packagedHouse();
const read = (request: string, facts: string[] = []) =>
  readRequest({ request, facts: facts.map((text) => ({ text, source: null })) }, kinds, "2024-05-01");

describe("readRequest", () => {
  it("takes topic, period, length and facts out of one sentence", () => {
    const brief = read("写一段2021年换届工作成效，300字左右，村两委换届183个村全部完成，一肩挑100%");
    expect(brief).toMatchObject({
      topic: "换届工作",
      period: "2021年",
      year: 2021,
      words: 300,
      time: "past",
    });
    expect(brief.facts.map(({ text }) => text)).toEqual(["村两委换届183个村全部完成", "一肩挑100%"]);
  });

  it.each([
    [
      "给市委组织部写个请示，申请举办村党组织书记培训班，300字。",
      { topic: "举办村党组织书记培训班", addressee: "市委组织部" },
      "请示",
    ],
    [
      "明年基层党建工作安排，讲话稿语气，用“一要、二要、三要”，350字。",
      { topic: "基层党建", period: "明年", year: 2025, marks: "要", time: "future" },
      "会议讲话",
    ],
    [
      "廉政建设情况，写三点，300字，不要编数据。",
      { topic: "廉政建设", count: 3, openFigures: "avoid" },
      "段落",
    ],
    ["国企党建一段，140字，数字你看着编就行。", { topic: "国企党建", openFigures: "invite" }, "段落"],
    [
      "写一条信息简报：××街道“红色物业”，180字。",
      { topic: "“红色物业”", place: "××街道", count: null },
      "信息简报",
    ],
    [
      "写一段干部监督管理，200字，经济责任审计和因私出国（境）管理都要提。",
      { mentions: ["经济责任审计", "因私出国（境）管理"] },
      "段落",
    ],
    [
      "2023年组织工作重点打算，列六条，每条一句话。",
      { topic: "组织工作", count: 6, marks: "序号" },
      "工作要点",
    ],
    [
      "写一份关于做好2024年发展党员工作的通知，500字",
      { topic: "发展党员工作", year: 2024, words: 500 },
      "通知",
    ],
  ])("reads %s", (request, expected, kind) => {
    const brief = read(request);
    expect(brief).toMatchObject(expected);
    expect(brief.kind.name).toBe(kind);
  });

  it("says a fact once that stands in the request and in the list", () => {
    const brief = read("党史学习教育开展情况，250字，我只有一个数：为群众办实事1200余件。", [
      "为群众办实事1200余件",
    ]);
    expect(brief.facts.map(({ text }) => text)).toEqual(["为群众办实事1200余件"]);
    expect(brief.openFigures).toBe("avoid");
  });

  it("refuses a request without topic and names the kinds for an unknown one", () => {
    expect(() => read("写300字")).toThrow(/没有看出要写什么/u);
    const unknown = (): unknown => readRequest({ request: "写换届", kind: "情书" }, kinds, "2024-05-01");
    expect(unknown).toThrow(UsageError);
    expect(unknown).toThrow(/情书/u);
  });
});
