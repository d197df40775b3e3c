import { describe, expect, it } from "vitest";
import { runLine } from "../../../../support/cli-harness.ts";
import { sampleComparison } from "../../../../support/sample-comparison.ts";

describe("youju compare", () => {
  it("prints both texts, the counts and each changed clause with its changed words marked", async () => {
    const { code, out, assistant } = await runLine(["compare", "办法2014", "办法2019"]);
    expect(code).toBe(0);
    expect(assistant.calls[0]).toMatchObject({ request: { old: "办法2014", new: "办法2019" } });
    for (const words of [
      "旧：《办法（2014年）》（已修订）",
      "修改 1 条，新增 1 条",
      "【修改】第一条 → 第二条\n旧　第一条　公示［-七天-］。\n新　第二条　公示［+五个工作日+］。",
      "【新增】第三条",
      "【未变、移动】第二条 → 第一条",
      "注意：两份文件",
    ])
      expect(out).toContain(words);
  });

  it.each([
    [["干部任用条例 2014 2019"], "干部任用条例 2014 2019"],
    [["干部任用条例", "2014", "2019"], "干部任用条例 2014 2019"],
  ])("takes %j as a topic", async (words, topic) => {
    const { assistant, out } = await runLine(["compare", ...words, "--json"]);
    expect(assistant.calls[0]).toMatchObject({ request: { topic } });
    expect(JSON.parse(out)).toEqual(sampleComparison);
  });

  it("is used wrongly without anything to compare", async () => {
    const { code, err, opened } = await runLine(["compare"]);
    expect([code, opened]).toEqual([2, []]);
    expect(err).toContain("没有写要对照的文件");
  });
});
