import { describe, expect, it } from "vitest";
import { chooseVersions } from "../../../../src/answering/versions/choose-versions.ts";
import { compareDocuments } from "../../../../src/answering/versions/compare-documents.ts";
import { diffWords } from "../../../../src/answering/versions/diff-words.ts";
import type { CompareRequest, Comparison } from "../../../../src/domain/documents/comparison.ts";
import { policy, report } from "../../../support/build-retriever.ts";
import { MemoryGeneration } from "../../../support/memory-generation.ts";

const versions = [
  policy(
    "干部任用工作条例（2014年）",
    { 第一条: "公示期不少于七天。", 第二条: "试用期为一年。", 第三条: "近姻亲关系应当回避。" },
    { effectiveOn: "2014-01-14", status: "已修订" },
  ),
  policy(
    "干部任用工作条例（2019年）",
    { 第一条: "坚持党管干部原则。", 第二条: "公示期不少于五个工作日。", 第三条: "试用期为一年。" },
    { effectiveOn: "2019-03-03" },
  ),
  policy(
    "干部任用工作条例（2002年）",
    { 第一条: "试用期为半年。" },
    { effectiveOn: "2002-07-09", status: "已废止" },
  ),
  policy("党校工作条例", { 第一条: "学制不少于五天。" }),
  report("工作总结", ["发展党员二十名。"]),
];
const generation = new MemoryGeneration(versions);
const rows = generation.documents();

function compare(request: CompareRequest): Promise<Comparison> {
  const { old, new: now } = chooseVersions(request, rows);
  return compareDocuments(old, now, generation);
}

function textsMarked(clause: Comparison["pairs"][number]["new"]): string[] {
  return (clause?.changes ?? []).map(({ start, end }) => clause!.text.slice(start, end));
}

describe("two versions side by side", () => {
  it("matches by content, marks the changed words, and quotes verbatim", async () => {
    const { pairs, counts, notes } = await compare({ topic: "干部任用条例 2014 2019" });
    expect(counts).toEqual({ same: 1, changed: 1, added: 1, removed: 1, moved: 0 });
    expect(pairs.map(({ kind, old, new: now }) => [kind, old?.article ?? "", now?.article ?? ""])).toEqual([
      ["added", "", "第一条"],
      ["changed", "第一条", "第二条"],
      ["same", "第二条", "第三条"],
      ["removed", "第三条", ""],
    ]);
    const changed = pairs[1]!;
    expect(textsMarked(changed.old)).toEqual(["七天"]);
    expect(textsMarked(changed.new)).toEqual(["五个工作日"]);
    for (const { old, new: now } of pairs) {
      const sides = [
        ["policies/干部任用工作条例（2014年）.md", old],
        ["policies/干部任用工作条例（2019年）.md", now],
      ] as const;
      for (const [file, clause] of sides) {
        const text = generation.documentByFile(file)?.text ?? "";
        expect(text.slice(clause?.start ?? 0, clause?.end ?? 0)).toBe(clause?.text ?? "");
      }
    }
    expect(notes).toEqual([]);
  });

  it("says when the two are no versions of one text", async () => {
    const { notes } = await compare({ old: "党校工作条例", new: "干部任用条例2019" });
    expect(notes).toEqual(["两份文件不是同一文件的两个版本"]);
  });

  it("takes a clause that was rewritten beyond recognition as one whole change", () => {
    const [old, now] = ["甲".repeat(9), "乙".repeat(9)];
    expect(diffWords(old, now)).toEqual({ old: [{ start: 0, end: 9 }], new: [{ start: 0, end: 9 }] });
    expect(diffWords("", "新")).toEqual({ old: [], new: [{ start: 0, end: 1 }] });
  });
});

describe("which two are meant", () => {
  const chosen = (request: CompareRequest): string => {
    const { old, new: now } = chooseVersions(request, rows);
    return [old, now].map(({ title }) => /\d{4}/u.exec(title)?.[0] ?? title).join(" ");
  };

  it.each<[string, CompareRequest, string]>([
    ["two years, in any order", { topic: "2019版和2014版干部任用条例有什么不同" }, "2014 2019"],
    ["one year: that one and the current one", { topic: "干部任用条例2002" }, "2002 2019"],
    ["no year: the current one and the one before", { topic: "干部任用条例" }, "2014 2019"],
    ["a title and a year as two words", { old: "干部任用条例", new: "2014" }, "2014 2019"],
    ["a bare year beside a title with one", { old: "2002", new: "干部任用条例2014版" }, "2002 2014"],
    [
      "files",
      { old: "policies/干部任用工作条例（2019年）.md", new: "干部任用工作条例（2002年）" },
      "2019 2002",
    ],
  ])("%s", (_name, request, expected) => {
    expect(chosen(request)).toBe(expected);
  });

  it.each<[string, CompareRequest, string]>([
    ["a title nobody holds", { topic: "没有的条例2014和2019" }, "没有找到"],
    ["a year nobody holds", { topic: "干部任用条例 2014 2020" }, "2020"],
    ["a file nobody holds", { old: "policies/没有.md", new: "党校工作条例" }, "没有找到"],
    ["one version only", { topic: "党校工作条例" }, "只收录了这一个版本"],
    ["the same document twice", { old: "干部任用条例2014", new: "干部任用条例2014" }, "同一份"],
    ["a name of several texts", { topic: "工作条例" }, "可以指"],
    ["empty words", { topic: "  " }, "没有找到"],
  ])("refuses %s", (_name, request, message) => {
    expect(() => chosen(request)).toThrow(message);
  });

  it("takes what the reader may not see as absent", () => {
    const readable = rows.filter(({ collection }) => collection === "reports");
    expect(() => chooseVersions({ topic: "干部任用条例 2014 2019" }, readable)).toThrow("没有找到");
  });
});
