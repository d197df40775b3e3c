import { describe, expect, it } from "vitest";
import { compose } from "../../../../src/drafting/compose/compose.ts";
import { createCopyGuard, copyLimit } from "../../../../src/drafting/compose/copy-guard.ts";
import { fitLength } from "../../../../src/drafting/compose/fit-length.ts";
import { readSubject } from "../../../../src/drafting/compose/subject.ts";
import type { PartSources } from "../../../../src/drafting/compose/compose-part.ts";
import { composeSection } from "../../../../src/drafting/report/compose-section.ts";
import { isReport, planReport, type ReportPlan } from "../../../../src/drafting/report/plan-report.ts";
import { readRequest } from "../../../../src/drafting/request/read-request.ts";
import { verifyDraft } from "../../../../src/drafting/verify/verify-draft.ts";
import { packagedHouse, reportPassage } from "../../../support/house.ts";

const house = packagedHouse();
const past = [
  reportPassage(
    "推进换届工作。加强组织领导。充分调研摸排，精准制定换届工作方案，及时进行动员部署和业务培训。清河区组织47名干部蹲点指导。",
    undefined,
    ["村（社区）“两委”换届"],
  ),
];

function write(request: string, facts: string[] = [], kind?: string) {
  const brief = readRequest(
    { request, kind, facts: facts.map((text) => ({ text, source: null })) },
    house.kinds,
    "2022-11-21",
  );
  const subject = readSubject(brief, house.themes);
  const guard = createCopyGuard(past.map(({ text }) => text));
  const sources = { themes: subject.themes, precedents: past, formulations: house.formulations, guard };
  const { text, precedents } = isReport(brief, subject)
    ? writeSections(planReport(brief, subject, house.themes, null), sources)
    : compose(brief, subject, house.themes, sources);
  return {
    brief,
    text,
    precedents,
    guard,
    ...verifyDraft(text, brief, { citations: [], formulations: house.formulations }),
  };
}

function writeSections({ head, sections, close }: ReportPlan, sources: PartSources) {
  const parts = sections.map((section, index) =>
    composeSection(section, index, { ...sources, themes: section.themes }),
  );
  return {
    text: [...head, ...parts.map(({ text }) => text), ...close].join("\n"),
    precedents: parts.flatMap(({ precedents }) => precedents),
  };
}

const length = (text: string): number => text.replaceAll(/\s/gu, "").length;

describe("compose", () => {
  it.each([
    [
      "写一段2021年村（社区）“两委”换届工作的成效，300字左右。",
      ["全区183个村（社区）全部完成换届", "书记、主任“一肩挑”比例100%"],
      "工作总结",
    ],
    [
      "明年基层党建工作安排，用“一要、二要、三要”，350字。",
      ["明年创建标准化示范支部30个", "整顿软弱涣散村党组织6个"],
      "会议讲话",
    ],
    [
      "公务员队伍建设情况一段，180字。",
      ["招录公务员63名，其中乡镇40名、市直机关23名", "职级晋升150人"],
      "履职尽责情况报告",
    ],
    ["2023年组织工作重点打算，列六条，260字。", ["“两新”组织党组织覆盖率提高到85%"], "工作要点"],
    [
      "给市委组织部写个请示，申请举办村党组织书记培训班，300字。",
      ["拟于3月中旬举办", "参训183人", "经费预算12.8万元"],
      "请示",
    ],
    ["老干部工作情况一段，200字。", ["走访慰问离退休干部320人次"], undefined],
    ["写一篇2023年组织工作总结，1500字", ["发展党员396名", "引进各类人才164名"], undefined],
  ])("writes %s to length, every fact once, no figure of its own", (request, facts, kind) => {
    const draft = write(request, facts, kind);
    expect(draft.unsupported).toEqual([]);
    for (const fact of facts) expect(draft.text.split(fact)).toHaveLength(2);
    expect(Math.abs(length(draft.text) - draft.brief.words) / draft.brief.words).toBeLessThanOrEqual(0.15);
    expect(draft.guard.copiedRun(draft.text)).toBeNull();
    const sentences = draft.text.split(/[。\n]/u).filter((sentence) => sentence.length > 4);
    expect(new Set(sentences).size).toBe(sentences.length);
  });

  it("takes up what past reports say, without their names and figures", () => {
    const draft = write("写一段2021年村（社区）“两委”换届工作的成效，300字左右。", [
      "全区183个村（社区）全部完成换届",
    ]);
    expect(draft.precedents).toEqual([0]);
    expect(draft.text).toContain("充分调研摸排");
    expect(draft.text).not.toMatch(/清河|47/u);
  });

  it("puts a fact under the point it is about", () => {
    const { text } = write("公务员队伍建设情况一段，240字，写三点。", ["职级晋升150人"], "履职尽责情况报告");
    expect(/是([^。]+)。[^是]*职级晋升150人/u.exec(text)?.[1]).toContain("职级");
  });

  it("has the parts of a 请示 in order", () => {
    const { text } = write("给市委组织部写个请示，申请举办村党组织书记培训班，300字。", ["参训183人"]);
    const lines = text.split("\n");
    expect(lines[0]).toBe("关于举办村党组织书记培训班的请示");
    expect(lines[1]).toBe("市委组织部：");
    expect(lines.at(-4)).toBe("妥否，请批示。");
    expect(lines.slice(-3)).toEqual([
      "〔发文机关〕",
      "〔成文日期〕",
      "（联系人：〔联系人〕，联系电话：〔联系电话〕）",
    ]);
  });

  it("leaves open what it is invited to invent, and nothing where figures are unwanted", () => {
    expect(write("国企党建一段，140字，数字你看着编就行。").placeholders.length).toBeGreaterThan(0);
    expect(write("廉政建设情况，写三点，300字，不要编数据。").placeholders).toEqual([]);
  });
});

describe("verifyDraft", () => {
  it("names an invented figure, a missing fact and wording out of its time", () => {
    const { brief } = write("写一段2024年发展党员工作情况，200字。", ["发展党员396名"]);
    const { unsupported, figures } = verifyDraft(
      "全年发展党员388名。深入开展党史学习教育，坚定“四个意识”。",
      brief,
      { citations: [], formulations: house.formulations },
    );
    expect(unsupported.map(({ reason }) => reason)).toEqual([
      "“388名”没有来源",
      "所给事实没有写入",
      "“党史学习教育”2022年后不再使用",
      "“四个意识”的搭配是“增强“四个意识””",
    ]);
    expect(figures).toEqual([]);
  });
});

describe("createCopyGuard", () => {
  it("finds a run of forty characters and lets one less pass", () => {
    const text =
      "基层党建工作要坚持大抓基层的鲜明导向抓重点补短板强弱项推动基层党组织全面进步全面过硬再上新台阶";
    const guard = createCopyGuard([text]);
    expect(guard.copiedRun(`一是${text.slice(0, copyLimit)}`)).toBe(text.slice(0, copyLimit));
    expect(guard.copiedRun(`一是${text.slice(0, copyLimit - 1)}，`)).toBeNull();
  });
});

describe("fitLength", () => {
  it("prefers quality where the length allows it and length where it does not", () => {
    const option = (value: string, size: number, quality: number) => ({ value, length: size, quality });
    const parts = [
      [option("short", 10, 0), option("good", 20, 2)],
      [option("a", 80, 1), option("b", 140, 3)],
    ];
    expect(fitLength(parts, 100)?.values).toEqual(["good", "a"]);
  });
});

describe("verifyDraft of names", () => {
  it("traces names, offices, dates and 文号 as it traces figures", () => {
    const { brief } = write("写一段2024年发展党员工作情况，200字。", [
      "区委书记张三主持会议",
      "印发清组〔2024〕3号",
      "3月12日至5月20日举办",
    ]);
    const reasons = (text: string) =>
      verifyDraft(text, brief, { citations: [], formulations: [] }).unsupported.map(({ reason }) => reason);
    const given = "区委书记张三主持会议。印发清组〔2024〕3号。3月12日至5月20日举办。";
    expect(reasons(`${given}第一书记方面，抓好培训，主任高度重视。`)).toEqual([]);
    expect(reasons(`${given}李四同志作了讲话。`)).toEqual(["“李四”这个姓名没有来源"]);
    expect(reasons(`${given}副部长王小明出席。`)).toEqual(["“王小明”这个姓名没有来源"]);
    expect(reasons(`${given}会后，区长张三强调纪律。`)).toEqual(["“张三”的职务与所给的不一致"]);
    expect(reasons(`${given}转发清组〔2023〕18号。`)).toEqual(["“2023”没有来源", "“18号”没有来源"]);
    expect(reasons(`${given}会议于5月12日召开。`)).toEqual(["“5月12日”没有来源"]);
  });
});
