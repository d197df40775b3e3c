import { describe, expect, it } from "vitest";
import { findNamedLists } from "../../../../../src/ingestion/structure/named-lists/find-named-lists.ts";
import { parseStructure } from "../../../../../src/ingestion/structure/parse-structure.ts";

function lists(...texts: string[]): Record<string, readonly string[]> {
  const parsed = parseStructure(
    texts.map((text) => ({ text: text.replace(/^#+ /u, ""), level: /^#*/u.exec(text)?.[0].length ?? 0 })),
    "",
  );
  const found = findNamedLists(parsed);
  // What is quoted as the list holds every member.
  for (const { members, start, end } of found)
    for (const member of members) expect(parsed.text.slice(start, end)).toContain(member);
  return Object.fromEntries(found.map(({ name, members }) => [name, members]));
}

describe("findNamedLists", () => {
  it.each([
    ["健全了承诺、述职、评议、考核、问责“五位一体”责任体系。", "五位一体", "承诺 述职 评议 考核 问责"],
    ["实行了问题清单、任务清单、责任清单“三单制”管理。", "三单制", "问题清单 任务清单 责任清单"],
    [
      "严格落实“三会一课”（支部党员大会、支部委员会会议、党小组会、党课）制度。",
      "三会一课",
      "支部党员大会 支部委员会会议 党小组会 党课",
    ],
    ["创新“四看”（看忠诚、看担当、看实绩、看口碑）工作法。", "四看", "看忠诚 看担当 看实绩 看口碑"],
    ["严格执行“四不”，即不推、不拖、不等、不靠。", "四不", "不推 不拖 不等 不靠"],
    [
      "建设“五型”机关：学习型、创新型、担当型、服务型、过硬型机关。",
      "五型",
      "学习型 创新型 担当型 服务型 过硬型",
    ],
    ["开展“三进”活动。一是进农村；二是进社区；三是进企业。", "三进", "进农村 进社区 进企业"],
  ])("reads the members beside the name: %s", (text, name, members) => {
    expect(lists(text)[name]).toEqual(members.split(" "));
  });

  it("reads the numbered lines below a name, as many as it promises", () => {
    const text = [
      "严格遵守“三个严禁”：",
      "（一）严禁结党营私；",
      "（二）严禁拉票贿选；",
      "（三）严禁买官卖官。",
    ];
    expect(lists(...text)).toEqual({ 三个严禁: ["严禁结党营私", "严禁拉票贿选", "严禁买官卖官"] });
    expect(lists(...text, "（四）严禁跑官要官。")).toEqual({});
  });

  it("reads the headings under one that bears the name", () => {
    const body = "坚持把政治标准放在首位。";
    const text = [
      "## 一、实施“三大行动”",
      "### （一）铸魂行动",
      body,
      "### （二）强基行动",
      body,
      "### （三）聚才行动",
      body,
    ];
    expect(lists(...text)).toEqual({ 三大行动: ["铸魂行动", "强基行动", "聚才行动"] });
    expect(lists(...text.slice(0, 5))).toEqual({});
  });

  it.each([
    "推行了“三联四共”工作机制，参与共驻共建单位党组织X个。",
    "统筹推进“五位一体”总体布局，坚持改革、发展、稳定相统一。",
    "推动一体化整车、零部件、后市场“三位一体”发展。",
    "编制“十四五”规划，学习党的“二十大”精神、理论、部署。",
    "实行“三单制”管理（问题清单、任务清单）。",
  ])("records nothing where the document lists nothing, or not as many: %s", (text) => {
    expect(lists(text)).toEqual({});
  });
});
