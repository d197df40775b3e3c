import { describe, expect, it } from "vitest";
import { localAdmin, type Reader } from "../../../src/domain/people/reader.ts";
import { parseGlossary } from "../../../src/retrieval/glossary.ts";
import type { RetrievalQuery, Retriever } from "../../../src/retrieval/retriever.ts";
import { buildRetriever, policy, report } from "../../support/build-retriever.ts";

const appointment = (days: string) => ({
  第一条: "为了规范干部选拔任用工作，制定本条例。",
  第三十八条: "召开会议讨论干部任免，必须有三分之二以上成员到会。",
  第四十二条: `实行任前公示制度，公示期${days}。`,
});
const documents = [
  policy("党政领导干部选拔任用工作条例（2002年）", appointment("一般为七至十五天"), {
    status: "已修订",
    effectiveOn: "2002-07-09",
    baseTitle: "党政领导干部选拔任用工作条例",
  }),
  policy("党政领导干部选拔任用工作条例（2019年）", appointment("不少于五个工作日"), {
    effectiveOn: "2019-03-03",
    baseTitle: "党政领导干部选拔任用工作条例",
  }),
  policy("中国共产党支部工作条例（试行）", {
    第十一条: "党支部党员大会一般每季度召开一次。",
    第十二条: "党支部委员会会议一般每月召开一次。",
  }),
  policy("中国共产党基层组织选举工作条例", {
    第十三条: "委员候选人的差额为应选人数的百分之二十。",
  }),
  report("苏州市政府工作报告2024", ["2023年全市城镇新增就业二十万人。", "持续优化营商环境，推进招商引资。"]),
  report("南京市政府工作报告2024", ["2023年全市城镇新增就业三十万人。", "持续优化营商环境，扩大开放。"]),
];
const { retriever, generation } = await buildRetriever(documents);

async function search(
  text: string,
  query: Partial<RetrievalQuery> = {},
  reader: Reader = localAdmin,
  by: Retriever = retriever,
): Promise<string[]> {
  const { passages } = await by.retrieve({ text, limit: 10, ...query }, reader);
  return passages.map(({ document, chunk }) => `${document.title} ${chunk.article ?? chunk.ordinal}`);
}

const current = "党政领导干部选拔任用工作条例（2019年）";
const earlier = "党政领导干部选拔任用工作条例（2002年）";

describe("hybrid retriever", () => {
  it("finds the article that answers, with its exact text", async () => {
    const { passages, coverage } = await retriever.retrieve({ text: "任前公示期多久", limit: 3 }, localAdmin);
    const best = passages[0]!;
    expect(`${best.document.title} ${best.chunk.article}`).toBe(`${current} 第四十二条`);
    const whole = generation.documentById(best.document.id)!.text;
    expect(best.text).toBe(whole.slice(best.chunk.start, best.chunk.end));
    expect(coverage).toBeGreaterThan(0.9);
    expect("text" in best.document).toBe(false);
  });

  it("keeps superseded texts out unless a version, a date or all are asked for", async () => {
    expect((await search("任前公示期多久")).some((place) => place.startsWith(earlier))).toBe(false);
    expect((await search("2002年干部任用条例的公示期"))[0]).toBe(`${earlier} 第四十二条`);
    expect((await search("旧版干部任用条例的公示期"))[0]).toBe(`${earlier} 第四十二条`);
    expect((await search("任前公示期", { asOf: "2010-01-01" }))[0]).toBe(`${earlier} 第四十二条`);
    const all = await search("任前公示期", { allVersions: true });
    expect(all.slice(0, 2).sort()).toEqual([`${earlier} 第四十二条`, `${current} 第四十二条`].sort());
  });

  it("looks an article up by its address", async () => {
    expect((await search("干部任用条例第一条"))[0]).toBe(`${current} 第一条`);
    expect((await search("《支部条例》第12条"))[0]).toBe("中国共产党支部工作条例（试行） 第十二条");
  });

  it("prefers the regulation that is named", async () => {
    expect((await search("干部任用条例对召开会议的要求"))[0]).toBe(`${current} 第三十八条`);
    const branch = await search("支部条例对召开会议的要求");
    expect(branch[0]).toBe("中国共产党支部工作条例（试行） 第十二条");
  });

  it("leads with one passage of each side of a comparison", async () => {
    const found = await search("支部条例和干部任用条例对召开会议的要求");
    const titles = new Set(found.slice(0, 2).map((place) => place.split(" ")[0]));
    expect(titles).toEqual(new Set([current, "中国共产党支部工作条例（试行）"]));
  });

  it("finds the report of the place that is said", async () => {
    expect((await search("南京2023年城镇新增就业"))[0]).toBe("南京市政府工作报告2024 0");
    expect((await search("苏州2023年城镇新增就业"))[0]).toBe("苏州市政府工作报告2024 0");
  });

  it("filters by kind and by what the reader may see", async () => {
    expect(await search("营商环境", { kind: "policy" })).not.toContain("苏州市政府工作报告2024 1");
    const staff: Reader = { userId: "u", role: "staff", collections: ["policies"] };
    const seen = await search("营商环境 新增就业 公示", { allVersions: true }, staff);
    expect(seen.length).toBeGreaterThan(0);
    expect(seen.filter((place) => place.includes("政府工作报告"))).toEqual([]);
    expect(await search("公示", {}, { ...staff, collections: [] })).toEqual([]);
  });

  it("collapses passages of nearly the same words", async () => {
    const text = "持续优化营商环境，深化放管服改革，推进政务服务一网通办，办理时限压缩一半以上。";
    const twice = await buildRetriever([
      report("甲市政府工作报告2023", [text]),
      report("乙市政府工作报告2023", [text]),
    ]);
    expect(await search("优化营商环境", {}, localAdmin, twice.retriever)).toHaveLength(1);
  });

  it("understands abbreviations through the glossary", async () => {
    const glossary = parseGlossary("月会\t党支部委员会会议");
    const helped = await buildRetriever(documents, { glossary });
    const best = (await search("月会几次", {}, localAdmin, helped.retriever))[0];
    expect(best).toBe("中国共产党支部工作条例（试行） 第十二条");
  });

  it("covers little of a question about something not held", async () => {
    const { coverage } = await retriever.retrieve({ text: "拉萨地铁票价", limit: 5 }, localAdmin);
    expect(coverage).toBeLessThan(0.2);
  });

  it("reads only the top passages from the store", async () => {
    const many = await buildRetriever([
      report(
        "甲市政府工作报告2023",
        Array.from({ length: 300 }, (_, at) => `第${at}项招商引资工作取得进展。`),
      ),
    ]);
    many.generation.chunkReads = 0;
    await search("招商引资", { limit: 5 }, localAdmin, many.retriever);
    expect(many.generation.chunkReads).toBeLessThanOrEqual(40);
  });

  it("finds nothing in an empty generation and for an empty question", async () => {
    const empty = await buildRetriever([]);
    expect(await search("公示", {}, localAdmin, empty.retriever)).toEqual([]);
    const { coverage } = await empty.retriever.retrieve({ text: "", limit: 5 }, localAdmin);
    expect(coverage).toBe(0);
  });
});
