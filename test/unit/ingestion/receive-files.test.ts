import {
  mkdtempSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { IngestionError } from "../../../src/errors.ts";
import { receiveFiles as receive, safePath } from "../../../src/ingestion/receive-files.ts";

const receiveFiles = (root: string, request: Parameters<typeof receive>[1]) =>
  receive(root, request, () => Promise.resolve());
const bytes = Buffer.from("第一条 内容");
const folder = (): string => mkdtempSync(join(tmpdir(), "receive-"));

describe("receiveFiles", () => {
  it("writes below the folder of the kind, keeps sub-folders, and tells what it replaced", async () => {
    const root = folder();
    const files = [{ name: "2024\\总结.md", bytes }];
    const first = await receiveFiles(root, { kind: "report", files });
    expect(first).toEqual({ saved: [{ file: "reports/2024/总结.md", replaced: false }], rejected: [] });
    const second = await receiveFiles(root, {
      kind: "report",
      files: [{ ...files[0]!, bytes: Buffer.from("新") }],
    });
    expect(second.saved).toEqual([{ file: "reports/2024/总结.md", replaced: true }]);
    expect(readFileSync(join(root, "reports/2024/总结.md"), "utf8")).toBe("新");
    expect(readdirSync(join(root, "reports/2024"))).toEqual(["总结.md"]);
  });

  it("leaves no copy of a file that is refused when it is looked at, nor touches the one before it", async () => {
    const root = folder();
    mkdirSync(join(root, "policies"));
    writeFileSync(join(root, "policies/a.md"), "旧");
    const seen: string[] = [];
    const { saved, rejected } = await receive(
      root,
      { kind: "policy", files: [{ name: "a.md", bytes }] },
      ({ path }) => {
        seen.push(readFileSync(path, "utf8"));
        return Promise.reject(new IngestionError("不收", "请移走"));
      },
    );
    expect([seen, saved, rejected]).toEqual([
      ["第一条 内容"],
      [],
      [{ file: "a.md", reason: "不收", fix: "请移走" }],
    ]);
    expect(readdirSync(join(root, "policies"))).toEqual(["a.md"]);
    expect(readFileSync(join(root, "policies/a.md"), "utf8")).toBe("旧");
  });

  it("clears away what a killed upload left behind, and nothing that is still being written", async () => {
    const folder = mkdtempSync(join(tmpdir(), "youju-receive-"));
    mkdirSync(join(folder, "policies"));
    const [old, fresh] = [`.upload-${"a".repeat(16)}`, `.upload-${"b".repeat(16)}`];
    for (const name of [old, fresh]) writeFileSync(join(folder, "policies", name), "half");
    utimesSync(join(folder, "policies", old), new Date(0), new Date(0));
    await receiveFiles(folder, { kind: "policy", files: [{ name: "a.md", bytes: Buffer.from("一") }] });
    expect(readdirSync(join(folder, "policies")).toSorted()).toEqual([fresh, "a.md"].toSorted());
  });

  it("keeps the good ones when one is bad", async () => {
    const root = folder();
    writeFileSync(join(root, "policies"), "");
    const { saved, rejected } = await receiveFiles(root, {
      kind: "policy",
      files: [{ name: "a.md", bytes }],
    });
    expect(saved).toEqual([]);
    expect(rejected).toMatchObject([{ file: "a.md", reason: "同名的文件已存在，不能当作文件夹" }]);
    const mixed = await receiveFiles(root, {
      kind: "report",
      files: [
        { name: "../outside.md", bytes },
        { name: "好.md", bytes },
      ],
    });
    expect(mixed.saved).toHaveLength(1);
    expect(mixed.rejected).toMatchObject([{ file: "../outside.md", reason: "文件名不能使用" }]);
  });

  it("never follows a link out of the knowledge folder", async () => {
    const [root, outside] = [folder(), folder()];
    mkdirSync(join(root, "policies"));
    symlinkSync(outside, join(root, "policies/link"));
    const { rejected } = await receiveFiles(root, { kind: "policy", files: [{ name: "link/a.md", bytes }] });
    expect(rejected).toMatchObject([{ reason: "文件夹是指向别处的链接" }]);
    expect(readdirSync(outside)).toEqual([]);
  });
});

describe("safePath", () => {
  it.each([
    "..",
    "../a.md",
    "a/../../b.md",
    "/etc/passwd",
    "C:\\a.md",
    ".env",
    "~$a.docx",
    "con.txt",
    "a.md ",
    "a\u0000.md",
    "字".repeat(80),
    "",
    "a/b/c/d/e/f/g/h/i.md",
  ])("refuses %j", (name) => {
    expect(() => safePath(name)).toThrow(IngestionError);
  });
  it.each(["总结（定稿）.docx", "“引号”.md", "😀.txt", "2024/a b.md"])("takes %j", (name) => {
    expect(safePath(name)).toBe(name);
  });
});
