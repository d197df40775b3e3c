import { describe, expect, it } from "vitest";
import { parseHolidays, weekendsOnly } from "../../../../src/answering/settings/working-days.ts";
import { withoutStart } from "../../../../src/answering/dates/read-start.ts";
import { dueDateLines } from "../../../../src/answering/dates/due-date-lines.ts";

// A Wednesday.
const today = "2026-09-23";
const workingDays = parseHolidays("日期,安排\n2026-09-25,休\n2026-09-27,班\n2026-10-01,休");

function due(question: string, quote: string, calendar = workingDays): string | undefined {
  return dueDateLines(question, [{ text: quote, n: 1 }], { today, workingDays: calendar })[0]?.text;
}

describe("dueDateLines", () => {
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

  it("takes the length that was set for what is asked, halves and all", () => {
    const quote = "党员受到警告处分一年内、受到严重警告处分一年半内，不得在党内提拔职务。";
    expect(due("2026年3月10日受到警告处分，影响期什么时候届满", quote)).toContain(
      "按“一年”计，到2027年3月10日",
    );
    expect(due("2026年3月10日受到严重警告处分，影响期到哪天", quote)).toContain(
      "按“一年半”计，到2027年9月10日",
    );
  });

  it("gives every length that may be meant when the question leaves it open", () => {
    const quote = "党员受到警告处分一年内、受到严重警告处分一年半内，不得在党内提拔职务。";
    const lines = dueDateLines("3月10日受的处分，影响期哪天届满", [{ text: quote, n: 1 }], {
      today,
      workingDays,
    });
    expect(lines.map(({ text }) => /（[^（]*?警告处分）/u.exec(text)?.[0])).toEqual([
      "（党员受到警告处分）",
      "（受到严重警告处分）",
    ]);
  });

  it.each([
    ["2026年10月20日开会，最迟哪天报批", "一般提前4个月报批。", "最迟为2026年6月20日"],
    ["10月20日开会，最晚什么时候通知", "应当在会议召开15日前通知。", "最迟为2026年10月5日"],
    ["9月29日开会，最晚几号报", "应当提前三个工作日报告。", "最迟为2026年9月24日"],
  ])("counts back: %s", (question, quote, end) => {
    expect(due(question, quote)).toContain(end);
    expect(due(question, quote)).toContain("限期以所问的");
  });

  it("says by when at the latest, and from which day the text itself counts", () => {
    expect(due("9月1日收到申请，几号截止", "应当在一个月内派人谈话。")).toContain("最迟到2026年10月1日");
    expect(due("2026年7月1日报到，试用期到哪天", "试用期自报到之日起计算，试用期为一年。")).toContain(
      "条文规定自报到之日起，这里以7月1日为这一天",
    );
  });

  it.each([
    ["公示几天", "公示期不少于五个工作日。"],
    ["公示什么时候开始", "公示期不少于五个工作日。"],
    ["2月30日起什么时候到期", "公示期不少于五个工作日。"],
    ["今天起什么时候到期", "应当及时公示。"],
    ["6月1日起预备期什么时候期满", "可以推迟讨论其转正问题，推迟时间不超过六个月。"],
  ])("says nothing to “%s” over “%s”", (question, quote) => {
    expect(due(question, quote)).toBeUndefined();
  });
});

describe("what is searched for", () => {
  it.each([
    ["任前公示期自2026年9月28日起算，哪天届满？", "任前公示期，哪天届满？"],
    ["公示从下周三开始什么时候结束", "公示什么时候结束"],
    ["2024年5月1日印发的办法公示几天", "2024年5月1日印发的办法公示几天"],
  ])("leaves the day that is counted from out of %s", (question, searched) => {
    expect(withoutStart(question, today)).toBe(searched);
  });
});
