import { appendFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { stampOf } from "../../../../src/ingestion/scanning/file-stamp.ts";
import { readFileSteadily } from "../../../../src/ingestion/scanning/read-file-steadily.ts";
import { scanFolder } from "../../../../src/ingestion/scanning/scan-folder.ts";
import { createKnowledgeFolder, type KnowledgeFolder } from "../../../support/knowledge-folder.ts";

async function scanned(folder: KnowledgeFolder) {
  const { files } = await scanFolder(folder.knowledgeDir);
  return files[0]!;
}

describe("readFileSteadily", () => {
  it("reads again what was rewritten after the scan, and gives the stamp of what it read", async () => {
    using folder = createKnowledgeFolder({ "a.md": "旧" });
    const file = await scanned(folder);
    writeFileSync(file.absolute, "新的内容");
    const { bytes, stamp } = await readFileSteadily(file);
    expect(new TextDecoder().decode(bytes)).toBe("新的内容");
    expect(stamp).toBe(stampOf(statSync(file.absolute)));
  });

  it("refuses a file that is deleted, or that keeps growing", async () => {
    using folder = createKnowledgeFolder({ "a.md": "甲" });
    const file = await scanned(folder);
    const growing = setInterval(() => appendFileSync(file.absolute, "x"), 1);
    await expect(readFileSteadily(file)).rejects.toThrow("文件正在被改写，读不到完整内容");
    clearInterval(growing);
    rmSync(file.absolute);
    await expect(readFileSteadily(file)).rejects.toThrow("读取失败，文件可能被占用、删除或没有权限");
  });
});
