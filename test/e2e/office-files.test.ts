import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ReloadReport } from "../../src/domain/operation/reload.ts";
import { localAdmin } from "../../src/domain/people/reader.ts";
import { ask, openApp, reload, temporaryFolder, type OpenApp } from "../support/open-app.ts";

const fixtures = new URL("../fixtures/formats/", import.meta.url);
const title = "清河区干部教育培训实施办法";

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let app: OpenApp;
let report: ReloadReport;

const place = (name: string): string => join(folder.path, "knowledge", "policies", name);
const put = (fixture: string, name: string): void =>
  copyFileSync(new URL(encodeURIComponent(fixture), fixtures), place(name));

beforeAll(async () => {
  folder = await temporaryFolder();
  mkdirSync(place(""), { recursive: true });
  put(`${title}.docx`, "培训办法.docx");
  put("学时统计.xls", "学时统计.xls");
  put("培训讲稿.pptx", "培训讲稿.pptx");
  put("有密码.pdf", "有密码.pdf");
  put(`${title}.pdf`, "同一办法的版式文件.pdf");
  writeFileSync(place("~$培训办法.docx"), "lock");
  writeFileSync(place("断了.docx"), "PK\u0003\u0004 cut off");
  writeFileSync(place("老公文.gw"), "x");
  app = await openApp(join(folder.path, "knowledge"), join(folder.path, "data"));
  const end = app.startupEvents.at(-1);
  if (end?.type !== "reload-end") throw new Error("no reload at the start");
  report = end.report;
});

afterAll(async () => {
  await app.assistant.close();
  await folder.remove();
});

describe("a folder of office files", () => {
  it("is indexed, each file that cannot be read listed with its reason and what to do", () => {
    expect(report.added).toBe(3);
    expect(report.duplicates).toHaveLength(1);
    const byName = new Map(report.rejected.map((one) => [one.file, one]));
    expect([...byName.keys()].toSorted()).toEqual(
      ["policies/断了.docx", "policies/有密码.pdf", "policies/老公文.gw"].toSorted(),
    );
    expect(byName.get("policies/有密码.pdf")).toMatchObject({
      reason: "文件有密码或已加密",
      fix: "请解除密码后另存为 docx 或 PDF 再放入",
    });
    expect(byName.get("policies/断了.docx")?.reason).toBe("文件不完整或已损坏（压缩目录缺失）");
    expect(byName.get("policies/老公文.gw")?.reason).toBe("不支持 .gw（书生 GW 公文文件）");
  });

  it("answers from them, the clause quoted as it stands in the file", async () => {
    const { answer } = await ask(app.assistant, { question: "累计补训时间不得超过几个月？" });
    expect(answer.outcome).toBe("answered");
    expect(answer.citations[0]).toMatchObject({ title, article: "第七条" });
    expect(answer.citations[0]?.quote).toContain("累计补训时间不得超过12个月");
  });

  it("keeps the good version of a file that was replaced by a bad one", async () => {
    writeFileSync(place("学时统计.xls"), "not a workbook \u0000\u0001");
    const second = await reload(app.assistant);
    expect(second.stale).toEqual(["policies/学时统计.xls"]);
    const documents = app.assistant.documents(localAdmin);
    expect(documents.map(({ file }) => file)).toContain("policies/学时统计.xls");
  });
});
