import { describe, expect, it } from "vitest";
import { localAdmin } from "../../../src/domain/people/reader.ts";
import { findWholeParagraphs, reportDate } from "../../../src/retrieval/whole-paragraphs.ts";
import { buildRetriever, policy, report } from "../../support/build-retriever.ts";

const older = "持续优化营商环境，推进“一网通办”，压缩办理时限。";
const newer = "优化营商环境，落实惠企政策，服务企业发展。";
const { retriever, generation } = await buildRetriever([
  report("甲市政府工作报告2022", [older, "加快农业农村现代化。"]),
  report("甲市政府工作报告2024", ["加强社会治理。", newer]),
  policy("优化营商环境条例", { 第一条: "为了优化营商环境，制定本条例。" }),
]);

describe("findWholeParagraphs", () => {
  it("gives paragraphs of reports on the topic, newest first", async () => {
    const query = { text: "优化营商环境", limit: 5 };
    const { passages } = await findWholeParagraphs(query, localAdmin, retriever, generation);
    expect(passages.map(({ text }) => text)).toEqual([newer, older]);
  });

  it("widens a chunk to the whole paragraph, offsets with it", async () => {
    const text = "开头一段。\n第一句讲招商引资。第二句讲项目建设。\n末尾一段。";
    const start = text.indexOf("第二句");
    const split = await buildRetriever([
      {
        file: "reports/乙.md",
        title: "乙市政府工作报告2023",
        text,
        chunks: [
          { path: [], article: null, start: text.indexOf("第一句"), end: start },
          { path: [], article: null, start, end: text.indexOf("\n末尾") },
        ],
      },
    ]);
    const query = { text: "项目建设", limit: 5 };
    const { passages } = await findWholeParagraphs(query, localAdmin, split.retriever, split.generation);
    expect(passages.map((passage) => passage.text)).toEqual(["第一句讲招商引资。第二句讲项目建设。"]);
    const { chunk } = passages[0]!;
    expect(text.slice(chunk.start, chunk.end)).toBe(passages[0]!.text);
  });
});

describe("reportDate", () => {
  const [meta] = generation.documents();

  it("takes the year of the name, with the day where it fits, else the day of issue", () => {
    expect(reportDate({ ...meta!, issuedOn: "2022-01-16" })).toBe("2022-01-16");
    expect(reportDate({ ...meta!, issuedOn: "2025-01-16" })).toBe("2022");
    expect(reportDate({ ...meta!, title: "总结", issuedOn: "2020-12-30" })).toBe("2020-12-30");
    expect(reportDate({ ...meta!, title: "总结" })).toBe("");
  });
});
