import { describe, expect, it } from "vitest";
import { parseHolidays, weekendsOnly } from "../../../../src/answering/settings/working-days.ts";
import { dueDateLine } from "../../../../src/answering/wording/due-date-line.ts";

// A Wednesday.
const today = "2026-09-23";
const workingDays = parseHolidays("日期,安排\n2026-09-25,休\n2026-09-27,班\n2026-10-01,休");

function due(question: string, quote: string, calendar = workingDays): string | undefined {
  return dueDateLine(question, [quote], [1], { today, workingDays: calendar })?.text;
}

describe("dueDateLine", () => {
  it("counts working days by the holidays, shows them and names what it takes for granted", () => {
    const line = due("公示从本周三起，什么时候到期？", "公示期不少于五个工作日。");
    expect(line).toContain("9月23日、9月24日、9月27日、9月28日、9月29日");
    expect(line).toMatch(
      /最早依次为.*到2026年9月29日（星期二）届满（起算当日是工作日的计入；当日不计入的，为2026年9月30日/u,
    );
    expect(line).not.toContain("节假日安排");
  });

  it("says when a year's holidays are not known", () => {
    expect(due("公示从今天起哪天截止", "公示期为五个工作日。", weekendsOnly)).toContain(
      "没有2026年的节假日安排",
    );
  });

  it.each([
    ["2024年3月31日受的处分，影响期什么时候届满", "警告处分影响期为六个月。", "2024年9月30日"],
    ["2024年2月29日通过，预备期哪天期满", "预备期为一年。", "2025年2月28日"],
    ["9月1日起算，几号到期", "应当在三十日内答复。", "2026年9月30日"],
  ])("%s", (question, quote, end) => {
    expect(due(question, quote)).toContain(`到${end}`);
  });

  it.each([
    ["公示几天", "公示期不少于五个工作日。"],
    ["公示什么时候开始", "公示期不少于五个工作日。"],
    ["2月30日起什么时候到期", "公示期不少于五个工作日。"],
    ["今天起什么时候到期", "应当及时公示。"],
  ])("says nothing to “%s” over “%s”", (question, quote) => {
    expect(due(question, quote)).toBeUndefined();
  });
});
