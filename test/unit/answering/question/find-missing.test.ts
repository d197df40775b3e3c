import { describe, expect, it } from "vitest";
import { definiteSubjects } from "../../../../src/answering/question/definite-subjects.ts";
import { findMissing, findPrivate } from "../../../../src/answering/question/find-missing.ts";
import { DocumentNames } from "../../../../src/retrieval/understanding/name-documents.ts";
import { createGeneration } from "../support/fixture-generation.ts";

const rows = createGeneration([
  { meta: { title: "干部学习管理条例（2023年）" }, text: "第一条　一。" },
  { meta: { title: "东山市政府工作报告2024", kind: "report" }, text: "一。" },
]).documents();
const names = new DocumentNames(rows.filter((row) => row.kind === "policy"));

function missing(question: string): string[] {
  return findMissing(question, rows, names.find(question));
}

describe("findMissing", () => {
  it.each([
    ["《渔船检验条例》怎么规定", ["《渔船检验条例》"]],
    ["渔船检验条例里期限多久", ["《渔船检验条例》"]],
    ["拉萨市2024年老旧小区改造数", ["拉萨的报告"]],
    ["重庆去年GDP是多少", ["重庆的报告"]],
  ])("misses what %s names", (question, expected) => {
    expect(missing(question)).toEqual(expected);
  });

  it.each([
    "《干部学习管理条例》怎么规定",
    "学习管理条例里期限多久",
    "按现行条例学习几天",
    "干部学习新条例有什么变化",
    "东山2023年GDP是多少",
    "南通的干部学习几天",
  ])("misses nothing in %s", (question) => {
    expect(missing(question)).toEqual([]);
  });
});

describe("findPrivate", () => {
  it.each(["县委书记现在是谁", "我们单位党费账户的账号", "明年党费标准会不会涨", "你觉得我能不能提副处"])(
    "knows that no text holds what %s asks",
    (question) => {
      expect(findPrivate(question, "2026-07-01")).not.toEqual([]);
    },
  );

  it.each(["我们局机关党委几年换一次", "支部书记由谁主持", "延长一年还不合格会不会取消资格"])(
    "lets %s pass",
    (question) => {
      expect(findPrivate(question, "2026-07-01")).toEqual([]);
    },
  );
});

describe("definiteSubjects", () => {
  it("wants the thing named and the unit asked for", () => {
    const [leave] = definiteSubjects("公务员产假多少天");
    expect(leave?.test("女性公务员产假期间")).toBe(true);
    const [unit] = definiteSubjects("入党申请书要写多少字");
    expect(unit?.test("不少于一千字")).toBe(true);
    expect(unit?.test("应当写明文字说明")).toBe(false);
  });

  it("wants nothing of a party branch in such a body: its rules are those of all branches", () => {
    expect(definiteSubjects("事业单位的党支部任期几年")).toEqual([]);
  });
});
