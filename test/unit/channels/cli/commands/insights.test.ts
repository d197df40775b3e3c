import { describe, expect, it } from "vitest";
import { runLine } from "../../../../support/cli-harness.ts";
import { sampleInsights } from "../../../../support/sample-insights.ts";

describe("youju insights", () => {
  it("prints counts, gaps, outdated documents and feedback", async () => {
    const { code, out, assistant } = await runLine(["insights", "--days", "7"]);
    expect(code).toBe(0);
    expect(assistant.calls[0]).toMatchObject({ method: "insights", days: 7 });
    for (const words of [
      "人才 · 补贴",
      "2 人 3 次",
      "《试行办法》第九条",
      "旧办法》（已废止",
      "👎 公示几天",
      "没说工作日",
    ])
      expect(out).toContain(words);
  });

  it("prints one object with --json", async () => {
    const { out } = await runLine(["insights", "--json"]);
    expect(JSON.parse(out)).toEqual(sampleInsights);
  });

  it.each(["0", "-3", "1.5", "一周"])("refuses --days=%s before it opens anything", async (days) => {
    const { code, err, opened } = await runLine(["insights", `--days=${days}`]);
    expect([code, opened]).toEqual([2, []]);
    expect(err).toContain("--days");
  });
});
