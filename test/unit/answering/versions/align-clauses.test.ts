import { describe, expect, it } from "vitest";
import { alignClauses } from "../../../../src/answering/versions/align-clauses.ts";

const clauses = (...words: string[]) => words.map((text, at) => ({ words: text, article: `第${at + 1}条` }));
const short = async (old: string[], now: string[]): Promise<string[]> =>
  (await alignClauses(clauses(...old), clauses(...now))).map(
    ({ old: from, new: to, moved }) => `${from ?? "-"}>${to ?? "-"}${moved ? "m" : ""}`,
  );

const publicity = "任职前公示期不少于五个工作日";
const trial = "提拔担任领导职务的实行试用期一年";
const training = "每年参加培训的时间累计不少于九十学时";
const avoidance = "夫妻关系和近姻亲关系应当任职回避";

describe("matching clauses by content", () => {
  it.each([
    ["the same clauses", [publicity, trial], [publicity, trial], ["0>0", "1>1"]],
    [
      "one put in: the later ones are renumbered, not moved",
      [publicity, trial],
      [training, publicity, trial],
      ["->0", "0>1", "1>2"],
    ],
    [
      "one taken out, where it stood",
      [publicity, training, trial],
      [publicity, trial],
      ["0>0", "1>-", "2>1"],
    ],
    ["the first taken out", [training, publicity], [publicity], ["0>-", "1>0"]],
    [
      "one moved to the front",
      [publicity, trial, training],
      [training, publicity, trial],
      ["2>0m", "0>1", "1>2"],
    ],
    ["one reworded", [publicity], ["任职前公示的期限不少于七个工作日"], ["0>0"]],
    ["another matter under the same number", [publicity], [avoidance], ["0>-", "->0"]],
    ["nothing at all", [], [], []],
    ["nothing on one side", [publicity], [], ["0>-"]],
  ])("%s", async (_name, old, now, expected) => {
    expect(await short(old, now)).toEqual(expected);
  });

  it("matches equal wordings by their numbers", async () => {
    expect(await short([publicity, publicity, trial], [publicity, publicity, trial])).toEqual([
      "0>0",
      "1>1",
      "2>2",
    ]);
  });
});
