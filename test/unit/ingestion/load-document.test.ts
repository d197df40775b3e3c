import { describe, expect, it } from "vitest";
import { IngestionError } from "../../../src/errors.ts";
import { hashBytes, parseDocument, readBytes } from "../../../src/ingestion/load-document.ts";
import { createKnowledgeFolder, regulation } from "../../support/knowledge-folder.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe("parseDocument", () => {
  it("turns bytes into text, chunks and metadata", () => {
    const source = regulation("清河区培训办法", "2024-01-01", ["为了规范培训。", "每年培训12天。"]);
    const { document, warnings } = parseDocument("policies/办法.md", bytes(source), "h");
    expect(document.text).toBe("清河区培训办法\n第一条　为了规范培训。\n第二条　每年培训12天。");
    expect(document.chunks.map(({ start, end }) => document.text.slice(start, end))).toEqual([
      "第一条　为了规范培训。",
      "第二条　每年培训12天。",
    ]);
    expect(document.meta).toMatchObject({ file: "policies/办法.md", kind: "policy", status: "现行" });
    expect(document.declared).toMatchObject({ status: "现行", supersededBy: null });
    expect(document.fileHash).toBe("h");
    expect(warnings).toEqual([]);
  });

  it("stores composed characters, so that equal words are equal", () => {
    const { document } = parseDocument("a.txt", bytes("cafe\u0301 一段文字。"), "h");
    expect(document.text).toBe("caf\u00e9 一段文字。");
  });

  it("reads on past a broken front matter and warns", () => {
    const { document, warnings } = parseDocument("policies/a.md", bytes("---\na: [\n---\n第一条　甲。"), "h");
    expect(document.text).toBe("第一条　甲。");
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toContain("属性区写法有误");
  });

  it.each(["", " \n\n", "---\ntitle: 只有属性\n---\n", "# 只有标题\n"])(
    "refuses a file without text: %j",
    (text) => {
      expect(() => parseDocument("a.md", bytes(text), "h")).toThrow(
        new IngestionError("文件里没有文字", "请确认内容后放回，或删除该文件"),
      );
    },
  );
});

describe("readBytes", () => {
  it("refuses formats it cannot read, naming what to do", async () => {
    using folder = createKnowledgeFolder({
      "a.gw": "x",
      "图.png": "x",
      "库.rar": "x",
      无扩展名: "x",
      "B.MD": "甲",
    });
    const read = (file: string) => readBytes({ file, absolute: folder.path(file), stamp: "", size: 1 });
    await expect(read("a.gw")).rejects.toMatchObject({
      message: "不支持 .gw（书生 GW 公文文件）",
      fix: "请用原来的软件打开，另存为 docx 或 PDF 后放入",
    });
    await expect(read("图.png")).rejects.toThrow("不支持图片（.png）");
    await expect(read("库.rar")).rejects.toThrow("不支持 .rar 压缩包");
    await expect(read("无扩展名")).rejects.toThrow("暂不支持 没有扩展名 的文件");
    expect(new TextDecoder().decode(await read("B.MD"))).toBe("甲");
    await expect(read("gone.md")).rejects.toThrow(IngestionError);
  });
});

describe("hashBytes", () => {
  it("differs by content and carries the parser's version", () => {
    expect(hashBytes(bytes("甲"))).toBe(hashBytes(bytes("甲")));
    expect(hashBytes(bytes("甲"))).not.toBe(hashBytes(bytes("乙")));
    expect(hashBytes(bytes("甲"))).toMatch(/^\d+:[0-9a-f]{64}$/u);
  });
});
