import { truncateSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { noSettings } from "../../../../src/ingestion/build-document.ts";
import { planReload } from "../../../../src/ingestion/reload/plan-reload.ts";
import { scanFolder } from "../../../../src/ingestion/scanning/scan-folder.ts";
import type { AcceptedDocument } from "../../../../src/ports/store.ts";
import { createKnowledgeFolder, type KnowledgeFolder } from "../../../support/knowledge-folder.ts";

async function plan(folder: KnowledgeFolder) {
  const accepted: AcceptedDocument[] = [];
  const report = await planReload(await scanFolder(folder.knowledgeDir), [], [], {
    full: false,
    settings: noSettings,
    signal: new AbortController().signal,
    parser: null,
    onFile: () => {},
    accept: (document) => void accepted.push(document),
  });
  return { ...report, accepted };
}

describe("planReload: bad files", () => {
  it("refuses a text of 200 MB without reading it", async () => {
    using folder = createKnowledgeFolder({
      "policies/大.txt": "第一条　大。",
      "policies/小.md": "第一条　小。",
    });
    truncateSync(folder.path("policies/大.txt"), 200 * 1024 * 1024);
    const { rejected, added } = await plan(folder);
    expect(rejected).toEqual([
      {
        file: "policies/大.txt",
        reason: "内容过大（200 MB），已停止读取",
        fix: "请拆成几个较小的文件，或删去与文字无关的内容后放回",
      },
    ]);
    expect(added).toEqual(["policies/小.md"]);
  });

  it("cuts one article of 93,000 characters into chunks within the limit, nothing lost", async () => {
    const sentence = "党支部应当按照规定定期召开会议，研究决定重要事项，并做好记录备查。";
    const article = `第一条　${sentence.repeat(Math.ceil(93_000 / sentence.length))}`;
    using folder = createKnowledgeFolder({ "policies/长.md": `# 长办法\n\n${article}\n\n第二条　短。` });
    const { accepted } = await plan(folder);
    const { text, chunks } = accepted[0]!;
    const pieces = chunks.map(({ start, end }) => text.slice(start, end));
    expect(Math.max(...pieces.map((piece) => piece.length))).toBeLessThanOrEqual(800);
    expect(pieces.slice(0, -1).join("").replace(/\s/gu, "")).toBe(article.replace(/\s/gu, ""));
    expect(chunks.at(-1)?.article).toBe("第二条");
    expect(new Set(chunks.slice(0, -1).map((chunk) => chunk.article))).toEqual(new Set(["第一条"]));
  });

  it("takes names with quotes, emoji and blanks as they are", async () => {
    const names = [`policies/“引号”'单' & 🙂.md`, "policies/ 前有空格.md", "policies/a;rm -rf $(x)`y`.md"];
    using folder = createKnowledgeFolder(
      Object.fromEntries(names.map((name, at) => [name, `第一条　内容${at}。`])),
    );
    const { added, rejected } = await plan(folder);
    expect(rejected).toEqual([]);
    expect(added.toSorted()).toEqual(names.toSorted());
  });

  it("reads past stray NUL bytes and refuses a file full of them", async () => {
    const stray = `第一条　内容${"很长".repeat(200)}。`;
    using folder = createKnowledgeFolder({
      "policies/零星.md": `${stray}\u0000`,
      "policies/全是.txt": "\u0000".repeat(5000),
      "policies/空.md": "",
    });
    const { accepted, rejected } = await plan(folder);
    expect(accepted.map(({ text }) => text)).toEqual([stray]);
    expect(rejected.map(({ file, reason }) => `${file}: ${reason}`).toSorted()).toEqual([
      "policies/全是.txt: 不是文本文件，或编码无法识别",
      "policies/空.md: 文件里没有文字",
    ]);
  });
});
