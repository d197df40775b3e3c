import { readFileSync } from "node:fs";
import { CFB } from "@e965/xlsx";
import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { IngestionError } from "../../../../src/errors.ts";
import { readFormat } from "../../../../src/ingestion/formats/read-format.ts";
import { buildOfd, ofdOfMarkdown } from "../../../support/build-ofd.ts";
import { buildZip } from "../../../support/build-zip.ts";
import { buildDocx, para } from "../../../support/docx-parts.ts";

const title = "清河区干部教育培训实施办法";
const fixture = (name: string): Uint8Array =>
  Uint8Array.from(readFileSync(new URL(`../../../fixtures/formats/${name}`, import.meta.url)));

async function read(file: string, bytes: Uint8Array): Promise<string> {
  const { lines } = await readFormat(bytes, { file, alive: () => {} });
  return lines.map(({ text }) => text).join("\n");
}

/** Why a file was refused; every refusal also says what to do. */
async function refusal(file: string, bytes: Uint8Array): Promise<string> {
  const error: unknown = await read(file, bytes).catch((reason: unknown) => reason);
  if (!(error instanceof IngestionError)) throw new Error(`${file} was read: ${String(error)}`);
  expect(error.fix).not.toBe("");
  return error.message;
}

const whole: Record<string, () => Uint8Array> = {
  "a.docx": () => fixture(`${title}.docx`),
  "a.doc": () => fixture(`${title}.doc`),
  "a.rtf": () => fixture(`${title}.rtf`),
  "a.pdf": () => fixture(`${title}.pdf`),
  "a.xlsx": () => fixture("学时统计.xlsx"),
  "a.xls": () => fixture("学时统计.xls"),
  "a.pptx": () => fixture("培训讲稿.pptx"),
  "a.ofd": () => ofdOfMarkdown("# 通知\n\n第一条　内容。"),
};

describe("files cut off", () => {
  it.each(Object.keys(whole))("refuses a part of a file, however large the part: %s", async (file) => {
    const bytes = whole[file]!();
    for (const share of [0.02, 0.3, 0.6, 0.9])
      expect(await refusal(file, bytes.subarray(0, bytes.length * share))).toMatch(/^文件不完整或已损坏（/u);
    expect(await refusal(file, new Uint8Array())).toBe("文件是空的（0 字节）");
  });

  it("warns of a web page without an end", async () => {
    const bytes = strToU8("<html><body><p>第一条　内容。</p>");
    expect((await readFormat(bytes, { file: "a.html", alive: () => {} })).warnings).toEqual([
      "网页没有结尾，可能没有保存完整，请核对",
    ]);
  });
});

describe("files with a password", () => {
  it.each(["a.docx", "a.xlsx", "a.pptx"])("refuses an encrypted package: %s", async (file) => {
    const container = CFB.utils.cfb_new();
    CFB.utils.cfb_add(container, "EncryptionInfo", new Uint8Array(100));
    CFB.utils.cfb_add(container, "EncryptedPackage", new Uint8Array(5000));
    const bytes = Uint8Array.from(CFB.write(container, { type: "buffer" }) as Uint8Array);
    expect(await refusal(file, bytes)).toBe("文件有密码或已加密");
  });

  it("refuses an encrypted .doc, .xls, .pdf and .ofd", async () => {
    const doc = fixture(`${title}.doc`);
    // The flag fEncrypted in the file information block, which begins with its magic number.
    doc[Buffer.from(doc).indexOf(Buffer.from([0xec, 0xa5])) + 0x0b]! |= 1;
    expect(await refusal("a.doc", doc)).toBe("文件有密码或已加密");

    const xls = fixture("学时统计.xls");
    // The record after the first one becomes FILEPASS.
    xls[Buffer.from(xls).indexOf(Buffer.from([0x09, 0x08, 0x10, 0x00])) + 20] = 0x2f;
    expect(await refusal("a.xls", xls)).toBe("文件有密码或已加密");

    expect(await refusal("a.pdf", fixture("有密码.pdf"))).toBe("文件有密码或已加密");
    const ofd = buildOfd([[{ text: "密", x: 20, y: 20, size: 5 }]], { "Encryptions.xml": "<e/>" });
    expect(await refusal("a.ofd", ofd)).toBe("文件有密码或已加密");
  });
});

describe("hostile files", () => {
  const part = (name: string, content: string): Uint8Array =>
    zipSync({ "word/document.xml": strToU8(content), [name]: strToU8(content) });

  it("refuses entities in XML", async () => {
    const laughs = Array.from({ length: 9 }, (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`);
    const bomb = `<?xml version="1.0"?><!DOCTYPE d [<!ENTITY l0 "哈">${laughs.join("")}]><w:document>&l9;</w:document>`;
    expect(await refusal("a.docx", part("x", bomb))).toContain("不允许的实体声明");
    const outside = '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><w:document>&x;</w:document>';
    expect(await refusal("a.docx", part("x", outside))).toContain("不允许的实体声明");
  });

  it("refuses parts that unpack beyond all measure", async () => {
    const zeros = new Uint8Array(70 * 1024 * 1024);
    const bomb = buildZip([{ name: "word/document.xml", bytes: zeros }]);
    expect(await refusal("a.docx", bomb)).toBe("内容过大（word/document.xml 解压后 70 MB），已停止读取");
    const hidden = buildZip([
      { name: "xl/workbook.xml", bytes: strToU8("<a/>") },
      { name: "xl/media/a", bytes: zeros, claimedSize: 5 },
    ]);
    expect(await refusal("a.xlsx", hidden)).toMatch(/^内容过大/u);
  });

  it("refuses elements nested without end", async () => {
    const deep = `${"<w:p>".repeat(50_000)}${"</w:p>".repeat(50_000)}`;
    expect(await refusal("a.docx", part("x", `<w:document>${deep}</w:document>`))).toMatch(/^文件不完整/u);
    const html = `<html><body>${"<div>".repeat(50_000)}字</body></html>`;
    expect(await refusal("a.html", strToU8(html))).toMatch(/^文件不完整/u);
    expect(await refusal("a.rtf", strToU8(`{\\rtf1${"{".repeat(50_000)}`))).toMatch(/^文件不完整/u);
  });

  it("reads of a web page only what it shows", async () => {
    const html =
      "<html><head><title>不要</title><script>document.write('不要')</script><style>p{}</style></head>" +
      '<body onload="alert(1)"><nav>首页 不要</nav><p>第一条　要<script>不要()</script>的。</p>' +
      '<p style="display: none">不要</p><iframe src="http://x">不要</iframe><a href="javascript:x()">链接</a></body></html>';
    expect(await read("a.html", strToU8(html))).toBe("第一条　要的。\n链接");
  });

  it("refuses a file that is not what its name says", async () => {
    const program = Uint8Array.from([0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0, 4, 0, 0, 0, 255, 255, 0, 0]);
    expect(await refusal("a.docx", program)).toBe("文件内容是程序，与扩展名 .docx 不符");
    expect(await refusal("a.pdf", fixture(`${title}.docx`))).toBe("文件内容是Word 文档，与扩展名 .pdf 不符");
    expect(await refusal("a.xlsx", fixture("培训讲稿.pptx"))).toBe(
      "文件内容是PowerPoint 文件，与扩展名 .xlsx 不符",
    );
    expect(await refusal("a.doc", strToU8("只是文字，没有格式。"))).toContain("与扩展名 .doc 不符");
  });

  it("never takes a file without text for a success", async () => {
    expect(await refusal("a.docx", buildDocx({ body: para("　 ") }))).toBe("文件里没有读出文字");
    expect(await refusal("a.html", strToU8("<html><body><img src=x></body></html>"))).toBe(
      "文件里没有读出文字",
    );
    expect(await refusal("a.csv", strToU8(",,,\n,,,\n"))).toBe("文件里没有读出文字");
  });

  it("reads old names for other formats by their content", async () => {
    expect(await read("a.wps", fixture(`${title}.doc`))).toContain("第十二条");
    expect(await read("a.doc", fixture(`${title}.rtf`))).toContain("第十二条");
    expect(await read("a.doc", fixture(`${title}.docx`))).toContain("第十二条");
    const table =
      "<html><table><tr><td>姓名</td><td>职务</td></tr><tr><td>张三</td><td>科长</td></tr></table></html>";
    expect(await read("a.xls", strToU8(table))).toBe("姓名：张三；职务：科长");
  });
});
