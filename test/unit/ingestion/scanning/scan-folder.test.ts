import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { IngestionError } from "../../../../src/errors.ts";
import { scanFolder } from "../../../../src/ingestion/scanning/scan-folder.ts";
import { createKnowledgeFolder } from "../../../support/knowledge-folder.ts";

const names = async (folder: string): Promise<string[]> =>
  (await scanFolder(folder)).files.map(({ file }) => file);

describe("scanFolder", () => {
  it("lists every file below, sorted, with / and its size", async () => {
    using folder = createKnowledgeFolder({
      "policies/乙.md": "乙",
      "policies/2024/甲.md": "甲甲",
      "便条.txt": "便条",
      "a.pdf": "",
    });
    const scan = await scanFolder(folder.knowledgeDir);
    expect(scan.files.map(({ file, size }) => [file, size])).toEqual([
      ["a.pdf", 0],
      ["policies/2024/甲.md", 6],
      ["policies/乙.md", 3],
      ["便条.txt", 6],
    ]);
    expect(scan.files[1]?.absolute).toBe(folder.path("policies/2024/甲.md"));
    expect(scan.rejected).toEqual([]);
  });

  it("reads one of two names that are the same text in two Unicode forms, and says so", async () => {
    const [composed, decomposed] = ["policies/caf\u00e9.md", "policies/cafe\u0301.md"];
    using folder = createKnowledgeFolder({ [composed]: "甲", [decomposed]: "乙" });
    const { files, rejected } = await scanFolder(folder.knowledgeDir);
    // Some file systems keep only one form of a name: then there is one file and nothing to say.
    expect(files.map(({ file }) => file)).toEqual([composed]);
    expect(rejected.length).toBe(readdirSync(folder.path("policies")).length - 1);
    for (const { file, reason } of rejected) {
      expect(file.normalize("NFC")).toBe(composed);
      expect(reason).toContain("NFC/NFD");
    }
  });

  it("passes over settings, but only at the top", async () => {
    const settings = ["README.md", "readme.zh-CN.md", "glossary.tsv", "lexicon.tsv", "formulations.tsv"];
    settings.push("catalog.csv", "contacts.csv", "holidays.csv", "SOURCES.tsv", "kinds/简报.md");
    using folder = createKnowledgeFolder(Object.fromEntries(settings.map((file) => [file, "x"])));
    folder.write("policies/README.md", "x");
    folder.write("policies/catalog.csv", "x");
    folder.write("reports/kinds/a.md", "x");
    folder.write("kinds.md", "x");
    expect(await names(folder.knowledgeDir)).toEqual([
      "kinds.md",
      "policies/README.md",
      "policies/catalog.csv",
      "reports/kinds/a.md",
    ]);
  });

  it("passes over hidden names and office lock files at every depth", async () => {
    using folder = createKnowledgeFolder({
      "policies/~$办法.docx": "",
      "policies/.DS_Store": "",
      ".git/config": "",
      "policies/.草稿/a.md": "",
      "~$a.md": "",
      "policies/~办法.md": "x",
    });
    expect(await names(folder.knowledgeDir)).toEqual(["policies/~办法.md"]);
  });

  it("follows a link to a file inside and refuses those that lead out, loop or hang", async () => {
    using folder = createKnowledgeFolder({ "policies/甲.md": "甲" });
    const outside = join(dirname(folder.knowledgeDir), "knowledge-secret");
    mkdirSync(outside);
    symlinkSync(folder.path("policies/甲.md"), folder.path("同.md"));
    symlinkSync("/etc/hostname", folder.path("out.md"));
    // Its path begins with the knowledge folder's path, yet lies outside.
    symlinkSync(outside, folder.path("sibling"));
    writeFileSync(join(outside, "名单.md"), "x");
    symlinkSync(join(outside, "名单.md"), folder.path("sibling.md"));
    symlinkSync(folder.knowledgeDir, folder.path("policies/loop"));
    symlinkSync(folder.path("nowhere.md"), folder.path("dangling.md"));
    const scan = await scanFolder(folder.knowledgeDir);
    expect(scan.files.map(({ file }) => file)).toEqual(["policies/甲.md", "同.md"]);
    expect(scan.rejected.map(({ file }) => file)).toEqual([
      "dangling.md",
      "out.md",
      "policies/loop",
      "sibling",
      "sibling.md",
    ]);
    expect(scan.rejected[1]).toEqual({
      file: "out.md",
      reason: "是指向资料文件夹之外的链接",
      fix: "请把文件本身复制进来",
    });
  });

  it("works when the knowledge folder itself is a link", async () => {
    using folder = createKnowledgeFolder({ "甲.md": "甲" });
    const link = join(dirname(folder.knowledgeDir), "link");
    symlinkSync(folder.knowledgeDir, link);
    expect(await names(link)).toEqual(["甲.md"]);
  });

  it("gives names in NFC, however the file system spells them", async () => {
    using folder = createKnowledgeFolder({ "cafe\u0301.md": "x" });
    expect(await names(folder.knowledgeDir)).toEqual(["caf\u00e9.md"]);
  });

  it("says which folder cannot be opened", async () => {
    using folder = createKnowledgeFolder({ "甲.md": "甲" });
    const missing = join(folder.knowledgeDir, "没有");
    await expect(scanFolder(missing)).rejects.toThrow(IngestionError);
    await expect(scanFolder(missing)).rejects.toThrow(`资料文件夹打不开：${missing}`);
    await expect(scanFolder(folder.path("甲.md"))).rejects.toThrow(IngestionError);
  });

  it("rejects a folder without permission and lists the rest (as an unprivileged user)", (context) => {
    const isRoot = process.getuid?.() === 0;
    using folder = createKnowledgeFolder({ "closed/甲.md": "甲", "open/乙.md": "乙" });
    chmodSync(dirname(folder.knowledgeDir), 0o755);
    chmodSync(folder.path("closed"), 0o000);
    const script = `
      const { scanFolder } = await import(${JSON.stringify(join(import.meta.dirname, "../../../../src/ingestion/scanning/scan-folder.ts"))});
      const { files, rejected } = await scanFolder(${JSON.stringify(folder.knowledgeDir)});
      console.log(JSON.stringify([files.map((f) => f.file), rejected.map((f) => f.file)]));`;
    // tsx keeps its cache under TMPDIR: one that root made would not be writable.
    const child = spawnSync(process.execPath, ["--import", "tsx", "--input-type=module", "-e", script], {
      ...(isRoot ? { uid: 65534, gid: 65534 } : {}),
      encoding: "utf8",
      env: { PATH: process.env["PATH"], TSX_DISABLE_CACHE: "1" },
    });
    chmodSync(folder.path("closed"), 0o755);
    // Where an unprivileged user may not even read the sources there is nothing to be learnt.
    if (child.status !== 0 && /EACCES|EPERM/u.test(child.stderr)) {
      console.warn("skipped: no unprivileged user can run this checkout");
      context.skip();
    }
    expect(child.stderr).toBe("");
    expect(JSON.parse(child.stdout)).toEqual([["open/乙.md"], ["closed"]]);
  });
});
