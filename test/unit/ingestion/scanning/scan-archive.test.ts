import { describe, expect, it } from "vitest";
import { readBytes } from "../../../../src/ingestion/load-document.ts";
import { scanFolder } from "../../../../src/ingestion/scanning/scan-folder.ts";
import { buildZip, type ZipMember } from "../../../support/build-zip.ts";
import { createKnowledgeFolder } from "../../../support/knowledge-folder.ts";
import { encodeLegacy } from "../../../support/legacy-encodings.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const member = (name: string | Uint8Array, text: string): ZipMember => ({ name, bytes: bytes(text) });

async function scan(archives: Readonly<Record<string, Uint8Array>>) {
  using folder = createKnowledgeFolder();
  for (const [name, content] of Object.entries(archives)) folder.write(name, content);
  const { files, rejected } = await scanFolder(folder.knowledgeDir);
  const read = [];
  for (const file of files) {
    const content = await readBytes(file).then(
      (found) => new TextDecoder().decode(found),
      (error: Error) => `! ${error.message}`,
    );
    read.push([file.file, content]);
  }
  return { read, rejected };
}

describe("scanFolder: archives", () => {
  it("lists the members of a zip as files, names in UTF-8 or in the code page of Chinese Windows", async () => {
    const zip = buildZip([
      member("通知/甲.md", "甲"),
      member(encodeLegacy("附件\\乙.txt", "gb18030"), "乙"),
      member("“引号”🙂.md", "丙"),
      member("空文件夹/", ""),
      member("通知/~$甲.docx", "lock"),
      member("__MACOSX/通知/._甲.md", "x"),
      member(".DS_Store", "x"),
    ]);
    expect(await scan({ "policies/资料.ZIP": zip })).toEqual({
      read: [
        ["policies/资料.ZIP/通知/甲.md", "甲"],
        ["policies/资料.ZIP/附件/乙.txt", "乙"],
        ["policies/资料.ZIP/“引号”🙂.md", "丙"],
      ],
      rejected: [],
    });
  });

  it("opens archives within archives, to a depth", async () => {
    const inmost = buildZip([member("丁.md", "丁")]);
    const inner = buildZip([member("丙.md", "丙"), { name: "三.zip", bytes: inmost }]);
    const outer = buildZip([{ name: "二.zip", bytes: inner }, member("乙.md", "乙")]);
    const { read, rejected } = await scan({ "一.zip": outer });
    expect(read).toEqual([
      ["一.zip/二.zip/丙.md", "丙"],
      ["一.zip/乙.md", "乙"],
    ]);
    expect(rejected).toEqual([
      { file: "一.zip/二.zip/三.zip", reason: "压缩包套得太深", fix: "请解压后放入" },
    ]);
  });

  it("refuses names that lead out of the archive and members with a password, one by one", async () => {
    const zip = buildZip([
      member("../外.md", "x"),
      member("/etc/passwd.md", "x"),
      member("a/..\\..\\b.md", "x"),
      { ...member("密.md", "x"), encrypted: true },
      member("好.md", "好"),
    ]);
    const { read, rejected } = await scan({ "包.zip": zip });
    expect(read).toEqual([["包.zip/好.md", "好"]]);
    expect(rejected.map(({ file, reason }) => `${file}: ${reason}`)).toEqual([
      "包.zip/.._外.md: 压缩包里的路径不安全",
      "包.zip/_etc_passwd.md: 压缩包里的路径不安全",
      "包.zip/a_.._.._b.md: 压缩包里的路径不安全",
      "包.zip/密.md: 文件有密码或已加密",
    ]);
  });

  it("refuses bombs: by what the directory says, and by what a member that lies unpacks to", async () => {
    const zeros = new Uint8Array(30 * 1024 * 1024);
    const honest = buildZip(["甲", "乙", "丙", "丁"].map((name) => ({ name: `${name}.md`, bytes: zeros })));
    const lying = buildZip([{ name: "小.md", bytes: zeros, claimedSize: 10 }]);
    const { read, rejected } = await scan({ "炸弹.zip": honest, "说谎.zip": lying });
    expect(rejected).toEqual([
      {
        file: "炸弹.zip",
        reason: "内容过大（压缩包的压缩比异常），已停止读取",
        fix: "请拆成几个较小的文件，或删去与文字无关的内容后放回",
      },
    ]);
    expect(read).toEqual([["说谎.zip/小.md", "! 内容过大（小.md 解压后比标明的大），已停止读取"]]);
  });

  it("rejects an archive that is cut off, empty or none, once", async () => {
    const zip = buildZip([member("甲.md", "甲".repeat(1000))]);
    const { read, rejected } = await scan({
      "断.zip": zip.subarray(0, zip.length - 10),
      "空.zip": new Uint8Array(),
      "假.zip": bytes("只是文字"),
    });
    expect(read).toEqual([]);
    expect(rejected.map(({ file, reason }) => `${file}: ${reason}`)).toEqual([
      "假.zip: 文件不完整或已损坏（压缩目录缺失）",
      "断.zip: 文件不完整或已损坏（压缩目录缺失）",
      "空.zip: 文件不完整或已损坏（压缩目录缺失）",
    ]);
  });
});
