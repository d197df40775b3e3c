import { appendFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { IngestionError } from "../../../../src/errors.ts";
import { readFileSteadily } from "../../../../src/ingestion/scanning/read-file-steadily.ts";
import { scanFolder, type ScannedFile } from "../../../../src/ingestion/scanning/scan-folder.ts";
import { createKnowledgeFolder, type KnowledgeFolder } from "../../../support/knowledge-folder.ts";

async function scanned(folder: KnowledgeFolder): Promise<ScannedFile> {
  const { files } = await scanFolder(folder.knowledgeDir);
  return files[0]!;
}

describe("readFileSteadily", () => {
  it("reads the newest text of a file that was rewritten since the scan, under its newest stamp", async () => {
    using folder = createKnowledgeFolder({ "a.md": "旧" });
    const before = await scanned(folder);
    folder.write("a.md", "新的文字，比原来长");
    const { bytes, stamp } = await readFileSteadily(before);
    expect(new TextDecoder().decode(bytes)).toBe("新的文字，比原来长");
    expect(stamp).toBe((await scanned(folder)).stamp);
    expect(stamp).not.toBe(before.stamp);
  });

  it("reads a file that became shorter", async () => {
    using folder = createKnowledgeFolder({ "a.md": "原来的文字很长" });
    const before = await scanned(folder);
    folder.write("a.md", "短");
    expect(new TextDecoder().decode((await readFileSteadily(before)).bytes)).toBe("短");
  });

  it("refuses a file that is gone", async () => {
    using folder = createKnowledgeFolder({ "a.md": "甲" });
    const before = await scanned(folder);
    folder.remove("a.md");
    await expect(readFileSteadily(before)).rejects.toThrow(IngestionError);
  });

  it("refuses a file that never stands still, naming what to do", async () => {
    using folder = createKnowledgeFolder({ "a.md": "甲" });
    const before = await scanned(folder);
    folder.write("a.md", "乙乙");
    const writing = setInterval(() => appendFileSync(folder.path("a.md"), "丙"), 5);
    await expect(readFileSteadily(before)).rejects.toThrow("文件正在被改写，读不到完整内容");
    clearInterval(writing);
  });
});
