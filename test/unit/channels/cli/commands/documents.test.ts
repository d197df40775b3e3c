import { describe, expect, it } from "vitest";
import { localAdmin } from "../../../../../src/domain/people/reader.ts";
import { showDocument } from "../../../../../src/domain/documents/shown-document.ts";
import type { DocumentView } from "../../../../../src/domain/documents/view.ts";
import { document, sampleDocuments } from "../../../../support/fake-knowledge.ts";
import { createTestOffice } from "../../../../support/test-office.ts";
import { runLine } from "../../../../support/cli-harness.ts";

describe("youju documents", () => {
  it("lists one document a line: status, chunks, title, file", async () => {
    const { code, out, assistant } = await runLine(["documents"]);
    expect(code).toBe(0);
    const lines = out.trimEnd().split("\n");
    expect(lines).toHaveLength(4);
    expect(lines[2]).toBe("现行\t3\t干部教育培训工作条例\tpolicies/干部教育培训工作条例.md");
    expect(assistant.calls).toEqual([{ method: "documents", reader: localAdmin }, { method: "close" }]);
  });

  it("prints exactly one object with --json", async () => {
    const { documents } = JSON.parse((await runLine(["documents", "--json"])).out) as {
      documents: unknown[];
    };
    expect(documents).toHaveLength(4);
    expect(documents[2]).toEqual({
      file: "policies/干部教育培训工作条例.md",
      title: "干部教育培训工作条例",
      kind: "policy",
      status: "现行",
      effective: "2023-10-15",
      chunks: 3,
      flags: [],
      problems: [],
    });
    expect(JSON.parse((await runLine(["documents", "--json"], { documents: [] })).out)).toEqual({
      documents: [],
    });
  });
});

describe("youju documents show", () => {
  const view: DocumentView = {
    ...document(
      { ...sampleDocuments[0]!.meta, kind: "report", file: "office/总结.txt", title: "2022年工作总结" },
      [["一、主要工作", null, "实行了“三单制”管理。"]],
    ),
    removed: [{ text: "仅供学习", reason: "广告或水印" }],
    named: [{ name: "三单制", members: ["问题清单", "任务清单", "责任清单"], start: 0, end: 4 }],
  };
  const library = { documents: [view] };

  it("prints text, chunks with their places, what was removed and the lists it names", async () => {
    const { code, out } = await runLine(["documents", "show", "office/总结.txt", "--json"], library);
    expect(code).toBe(0);
    const shown = JSON.parse(out) as Record<string, unknown>;
    expect(shown).toEqual(showDocument(view));
    expect(shown).toMatchObject({
      file: "office/总结.txt",
      title: "2022年工作总结",
      text: view.text,
      chunks: [{ path: "一、主要工作", article: null }],
      removed: [{ text: "仅供学习", reason: "广告或水印" }],
      named: [{ name: "三单制" }],
      rank: null,
    });
  });

  it("shows a person the same", async () => {
    const { out } = await runLine(["documents", "show", "office/总结.txt"], library);
    expect(out).toContain("【一、主要工作】\n实行了“三单制”管理。");
    expect(out).toContain("“三单制”：问题清单、任务清单、责任清单");
    expect(out).toContain("广告或水印：仅供学习");
  });

  it("says how files are named when there is none of this name", async () => {
    const { code, err } = await runLine(["documents", "show", "总结.txt"], library);
    expect(code).toBe(1);
    expect(err).toContain("没有收录 总结.txt");
    expect(err).toContain("路径从资料文件夹写起");
  });

  it.each([[["show"]], [["show", "a", "b"]], [["check", "a"]], [["shwo"]]])(
    "is used wrongly with %j before anything is opened",
    async (words) => {
      const { code, err, opened } = await runLine(["documents", ...words]);
      expect(code).toBe(2);
      expect(err).toContain("youju documents show 文件");
      expect(opened).toEqual([]);
    },
  );
});

describe("youju documents check", () => {
  it("prints the counts as one object, and for a person with the articles that were split", async () => {
    const { code, out } = await runLine(["documents", "check", "--json"]);
    expect(code).toBe(0);
    expect(Object.keys(JSON.parse(out) as object)).toEqual(
      expect.arrayContaining(["documents", "articles", "whole", "chunks_with_two", "offsets_exact"]),
    );
    expect((await runLine(["documents", "check"])).out).toMatch(/^文件 \d+ 份，条文 \d+ 条，/u);
  });
});

describe("youju documents remove-samples", () => {
  const samples = { removed: ["policies/办法.md", "reports/总结.md"], keptIn: "/data/removed-samples/1" };

  it("moves them, writes each into the audit log, brings the index up to date and says where they are", async () => {
    const office = createTestOffice();
    const { code, out, opened } = await runLine(["documents", "remove-samples"], { samples, office });
    expect([code, out]).toEqual([0, "已移走自带样例 2 份，索引已更新；原件保存在 /data/removed-samples/1\n"]);
    expect(office.audit.newest(5).map(({ action, subject }) => [action, subject])).toEqual([
      ["document-removed", "reports/总结.md"],
      ["document-removed", "policies/办法.md"],
    ]);
    expect(opened).toHaveLength(3);
    expect(JSON.parse((await runLine(["documents", "remove-samples", "--json"], { samples })).out)).toEqual({
      removed: samples.removed,
      kept_in: samples.keptIn,
    });
  });

  it("does nothing more where there are none", async () => {
    const { out, opened } = await runLine(["documents", "remove-samples"]);
    expect(out).toBe("资料文件夹里没有自带样例\n");
    expect(opened).toHaveLength(1);
  });
});
