import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  createGenerationFolder,
  dataPaths,
  listGenerations,
  readCurrent,
  readRecord,
  removeGenerationFolder,
  writeCurrent,
  writeRecord,
} from "../../../../src/ingestion/generation/generation-folder.ts";
import { createKnowledgeFolder } from "../../../support/knowledge-folder.ts";

describe("current", () => {
  it("names a generation and leaves no temporary file", () => {
    using folder = createKnowledgeFolder();
    writeCurrent(folder.dataDir, 3);
    writeCurrent(folder.dataDir, 12);
    expect(readCurrent(folder.dataDir)).toBe(12);
    expect(readdirSync(folder.dataDir)).toEqual(["current"]);
  });

  it.each(["", "abc", "-1", "0", "1.5", "1e99", "2\n3"])("is 0 when it says %j", (content) => {
    using folder = createKnowledgeFolder();
    expect(readCurrent(folder.dataDir)).toBe(0);
    writeFileSync(dataPaths(folder.dataDir).current, content);
    expect(readCurrent(folder.dataDir)).toBe(0);
  });
});

describe("generation folders", () => {
  it("are listed by number; other names are nobody's", () => {
    using folder = createKnowledgeFolder();
    expect(listGenerations(folder.dataDir)).toEqual([]);
    for (const n of [2, 10, 9]) createGenerationFolder(folder.dataDir, n);
    for (const name of ["0", "-3", "tmp", "1.5"]) mkdirSync(join(folder.dataDir, "index", name));
    expect(listGenerations(folder.dataDir)).toEqual([2, 9, 10]);
    removeGenerationFolder(folder.dataDir, 9);
    removeGenerationFolder(folder.dataDir, 9);
    expect(listGenerations(folder.dataDir)).toEqual([2, 10]);
  });

  it("begin empty even where an interrupted run left files", () => {
    using folder = createKnowledgeFolder();
    writeFileSync(join(createGenerationFolder(folder.dataDir, 2), "half.bin"), "x");
    expect(readdirSync(createGenerationFolder(folder.dataDir, 2))).toEqual([]);
  });

  it("carry a record, null where it is missing or damaged", () => {
    using folder = createKnowledgeFolder();
    expect(readRecord(folder.dataDir, 1)).toBeNull();
    const path = createGenerationFolder(folder.dataDir, 1);
    const record = {
      generation: 1,
      knowledgeDir: "/k",
      embedderId: "e",
      createdAt: "2026-03-01T00:00:00.000Z",
    };
    writeRecord(folder.dataDir, record);
    expect(readRecord(folder.dataDir, 1)).toEqual(record);
    writeFileSync(join(path, "generation.json"), '{"generation":');
    expect(readRecord(folder.dataDir, 1)).toBeNull();
    expect(existsSync(join(path, "generation.json.tmp"))).toBe(false);
  });
});
