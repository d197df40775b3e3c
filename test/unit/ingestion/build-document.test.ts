import { describe, expect, it } from "vitest";
import { ClassifiedError, IngestionError } from "../../../src/errors.ts";
import { parseCatalogs } from "../../../src/ingestion/catalog/catalog.ts";
import { buildDocument, type FileContent } from "../../../src/ingestion/build-document.ts";

const text = "各镇街党（工）委：现将有关事项通知如下，请结合实际认真贯彻落实，确保取得实效。";
const admitted = (file: string) => ({
  catalog: parseCatalogs([{ name: "catalog.csv", text: `题名或文件,收录\n${file},内部\n` }]),
  watermarks: new Set<string>(),
});

const content = (
  file: string,
  lines: readonly string[],
  values: FileContent["values"] = {},
): FileContent => ({ file, fileHash: "h", values, lines: lines.map((line) => ({ text: line, level: 0 })) });

function errorOf(run: () => unknown): unknown {
  try {
    run();
  } catch (error) {
    return error;
  }
  return null;
}

describe("buildDocument: marks", () => {
  it("refuses a classified file with the one sentence, and nothing of the file in it", () => {
    const error = errorOf(() =>
      buildDocument(content("通知/甲.docx", ["机 密★ 1年", "关于某事项的通知", text])),
    );
    expect(error).toBeInstanceOf(ClassifiedError);
    expect((error as ClassifiedError).message).toBe(
      "检测到密级标志“机密★1年”，本系统不得处理涉密文件，请立即停止并报本单位保密工作机构。",
    );
    expect((error as ClassifiedError).mark).toBe("机密★1年");
    expect((error as ClassifiedError).dropsPrevious).toBe(true);
  });

  it("refuses it by its front matter too, and no catalog line admits it", () => {
    const said = content("a.md", ["通知", text], { 密级: "秘密★5年" });
    expect(errorOf(() => buildDocument(said))).toBeInstanceOf(ClassifiedError);
    const marked = content("a.md", ["秘密", "通知", text]);
    expect(errorOf(() => buildDocument(marked, admitted("a.md")))).toBeInstanceOf(ClassifiedError);
  });

  it("sees a mark that stands among advertising at the end", () => {
    const lines = ["通知", text, "某某文库整理，咨询QQ206000000", "机密★3年"];
    expect(errorOf(() => buildDocument(content("a.txt", lines)))).toBeInstanceOf(ClassifiedError);
  });

  it("lists a personnel paper with the way to admit it, and admits it as internal only", () => {
    const paper = content("材料/赵某某考察材料.txt", ["赵某某同志考察材料", text]);
    const error = errorOf(() => buildDocument(paper)) as IngestionError;
    expect(error).toBeInstanceOf(IngestionError);
    expect(error.message).toContain("疑似干部人事敏感材料");
    expect(error.fix).toContain("catalog.csv");
    expect(buildDocument(paper, admitted("材料/赵某某考察材料.txt")).meta.internal).toBe(true);
  });

  it("flags internal papers, and no paper because of a seller's words", () => {
    const of = (...lines: string[]) =>
      buildDocument(content("reports/a.txt", ["总结", ...lines, text])).meta.internal;
    expect(of("内部资料 注意保存")).toBe(true);
    expect(of("仅供学习 禁止外传 用后删除", "【会员资料仅供内部交流使用，严禁外传，违者后果自负】")).toBe(
      false,
    );
    expect(of()).toBe(false);
    const said = content("a.md", ["通知", text], { 密级: "内部" });
    expect(buildDocument(said).meta.internal).toBe(true);
  });

  it("keeps the flag when many files bear it and when it stands below an advertisement", () => {
    const lines = ["总结", text, "某某文库整理，咨询QQ206000000", "内部资料，注意保存"];
    const settings = { ...admitted("x"), watermarks: new Set<string>() };
    expect(buildDocument(content("reports/a.txt", lines), settings).meta.internal).toBe(true);
  });
});

describe("buildDocument: what is kept beside the text", () => {
  it("moves head and foot into the metadata and lists what it took out", () => {
    const document = buildDocument(
      content("policies/通知.txt", [
        "中共清河区委组织部文件",
        "清组发〔2024〕5号",
        "关于做好干部培训工作的通知",
        text,
        "本通知自印发之日起施行。",
        "中共清河区委组织部",
        "2024年3月1日",
        "中共清河区委组织部办公室　2024年3月2日印发",
      ]),
    );
    expect(document.meta).toMatchObject({
      title: "关于做好干部培训工作的通知",
      issuer: "中共清河区委组织部",
      documentNumber: "清组发〔2024〕5号",
      issuedOn: "2024-03-01",
      effectiveOn: "2024-03-01",
      status: "现行",
      level: "县",
      region: "清河区",
    });
    expect(document.detail.removed.map(({ reason }) => reason)).toEqual(["红头", "发文字号", "版记"]);
    expect(document.text).not.toContain("印发之日起\n");
    for (const { start, end } of document.chunks) expect(document.text.slice(start, end).trim()).not.toBe("");
  });
});
