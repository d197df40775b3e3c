import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { zipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Assistant } from "../../src/assistant.ts";
import { localAdmin } from "../../src/domain/people/reader.ts";
import type { ReloadReport } from "../../src/domain/operation/reload.ts";
import { buildDocx } from "../support/docx-parts.ts";
import { createKnowledgeFolder, regulation } from "../support/knowledge-folder.ts";
import { ask, openApp, reload } from "../support/open-app.ts";

const secretWords = "青鸾七号行动部署";
const secret = `机 密★ 1年\n关于${secretWords}的通知\n各镇街党（工）委：请按要求落实${secretWords}，不得延误，并及时反馈情况。\n`;
const paper =
  "赵某某同志考察材料\n该同志政治立场坚定，分管乡村振兴工作成效明显，群众评价较好，拟提拔使用。\n";

const folder = createKnowledgeFolder({
  "policies/培训.md": regulation("清河区培训办法", "2024-01-01", ["每年培训12天。"]),
  "policies/通知.txt":
    "关于报送年度计划的通知\n各镇街党（工）委：请于每年1月15日前报送年度计划，逾期不予受理。\n",
  "reports/内部.txt":
    "内部资料 注意保存\n清河区2023年工作总结\n全年整顿软弱涣散村党组织21个，调整村党组织书记9名。\n",
  "材料/赵某某.txt": paper,
});

let assistant: Assistant;
let report: ReloadReport;
const logged: unknown[] = [];
const logger = {
  debug: () => undefined,
  info: (fields: object, message: string) => void logged.push(["info", fields, message]),
  warn: (fields: object, message: string) => void logged.push(["warn", fields, message]),
  error: (fields: object, message: string) => void logged.push(["error", fields, message]),
};

/** Names of the files below the data folder whose bytes hold these words. */
function filesWith(words: string): string[] {
  return readdirSync(folder.dataDir, { recursive: true, encoding: "utf8" }).filter((name) => {
    const path = join(folder.dataDir, name);
    if (!statSync(path).isFile()) return false;
    const bytes = readFileSync(path);
    return bytes.includes(Buffer.from(words)) || bytes.includes(Buffer.from(words, "utf16le"));
  });
}

beforeAll(async () => {
  ({ assistant } = await openApp(folder.knowledgeDir, folder.dataDir, undefined, logger));
  folder.write("policies/通知.txt", secret);
  report = await reload(assistant);
});

afterAll(async () => {
  await assistant.close();
  folder[Symbol.dispose]();
});

describe("marks, from the folder to the answer", () => {
  it("refuses the classified file with the fixed sentence and drops what was read of it before", async () => {
    const refused = report.rejected.find(({ file }) => file === "policies/通知.txt");
    expect(refused?.reason).toBe(
      "检测到密级标志“机密★1年”，本系统不得处理涉密文件，请立即停止并报本单位保密工作机构。",
    );
    expect(report.stale).toEqual([]);
    expect(assistant.documents(localAdmin).map(({ file }) => file)).toEqual([
      "policies/培训.md",
      "reports/内部.txt",
    ]);
    const { answer } = await ask(assistant, { question: "年度计划什么时候报送？" });
    expect(answer.citations.map(({ file }) => file)).not.toContain("policies/通知.txt");
  });

  it("logs the hash and the mark, and nothing else of it; no byte of it reaches the data folder", () => {
    const sha256 = createHash("sha256").update(secret).digest("hex");
    const warnings = logged.filter((entry) => (entry as [string])[0] !== "info");
    expect(warnings).toEqual([["warn", { mark: "机密★1年", sha256 }, "检测到密级标志，已拒绝收录"]]);
    expect(JSON.stringify(logged)).not.toMatch(/青鸾|通知\.txt/u);
    expect(filesWith(secretWords)).toEqual([]);
    // The search itself works: what was taken in is found.
    expect(filesWith("软弱涣散村党组织21个")).not.toEqual([]);
  });

  it("lists the personnel paper as such, unread", () => {
    const refused = report.rejected.find(({ file }) => file === "材料/赵某某.txt");
    expect(refused?.reason).toBe("疑似干部人事敏感材料（考察材料），未收录");
    expect(refused).not.toHaveProperty("classified");
    expect(filesWith("拟提拔使用")).toEqual([]);
  });

  it("flags the internal one", () => {
    const row = assistant.documents(localAdmin).find(({ file }) => file === "reports/内部.txt");
    expect(row?.flags).toEqual(["internal"]);
  });

  it("admits the personnel paper as internal once the catalog says so, never the classified one", async () => {
    folder.write("catalog.csv", "题名或文件,收录\n材料/赵某某.txt,内部\npolicies/通知.txt,内部\n");
    const again = await reload(assistant);
    expect(again.rejected.map(({ file }) => file)).toEqual(["policies/通知.txt"]);
    const row = assistant.documents(localAdmin).find(({ file }) => file === "材料/赵某某.txt");
    expect(row?.flags).toEqual(["internal"]);
  });

  it("refuses a classified upload at the door, alone or in an archive, and keeps no copy", async () => {
    const before = logged.length;
    const paragraph = (text: string): string => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;
    // In the page header, spaced out: the running text says nothing of it.
    const docx = buildDocx({ body: paragraph(`关于${secretWords}的方案`), header: paragraph("秘 密") });
    const { saved, rejected } = await assistant.receive({
      kind: "report",
      files: [
        { name: "方案.docx", bytes: docx },
        { name: "一批.zip", bytes: zipSync({ "内/方案.docx": docx }) },
        { name: "总结.txt", bytes: Buffer.from("清河区2024年工作总结\n全年培训党员300人次。\n") },
      ],
    });
    expect(saved).toEqual([{ file: "reports/总结.txt", replaced: false }]);
    expect(rejected.map(({ file }) => file)).toEqual(["方案.docx", "一批.zip"]);
    for (const { reason } of rejected) expect(reason).toContain("检测到密级标志“秘密”");
    expect(readdirSync(join(folder.knowledgeDir, "reports")).toSorted()).toEqual(["内部.txt", "总结.txt"]);
    expect(logged.slice(before)).toHaveLength(2);
    expect(JSON.stringify(logged.slice(before))).not.toMatch(/方案|青鸾/u);
    expect(filesWith(secretWords)).toEqual([]);
  });
});
