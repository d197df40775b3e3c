import { describe, expect, it } from "vitest";
import { ClassifiedError, IngestionError } from "../../../src/errors.ts";
import { inspectFile } from "../../../src/ingestion/inspect-file.ts";
import { hashBytes } from "../../../src/ingestion/load-document.ts";
import type { FileParser } from "../../../src/ingestion/parsing/parser-process.ts";

/** Small texts never reach it. */
const parser: FileParser = {
  parse: () => Promise.reject(new Error("not asked")),
  readLines: () => Promise.reject(new Error("not asked")),
  close: () => undefined,
};
const bytes = (text: string) => new TextEncoder().encode(text);
const office = bytes(
  "# 清河区委组织部工作办法\n\n第一条 为了规范工作，制定本办法。\n\n第二条 本办法自发布之日起施行。\n",
);

describe("inspectFile", () => {
  it("says what a file is, and whether it is held already", async () => {
    const held = [{ file: "policies/办法.md", fileHash: hashBytes(office, ":policy") }];
    expect(await inspectFile({ name: "办法.md", bytes: office }, held, parser)).toMatchObject({
      title: "清河区委组织部工作办法",
      kind: "policy",
      internal: false,
      sameAs: "policies/办法.md",
    });
    const other = bytes("# 清河区委组织部工作办法\n\n内部资料\n\n第一条 为了规范工作，制定本办法。\n");
    expect(await inspectFile({ name: "办法.md", bytes: other }, held, parser)).toMatchObject({
      internal: true,
      sameAs: null,
    });
  });

  it("refuses what must not or cannot be kept", async () => {
    const classified = bytes("机密★10年\n\n# 关于某事的通知\n\n各单位：\n现将有关事项通知如下。\n");
    await expect(inspectFile({ name: "通知.txt", bytes: classified }, [], parser)).rejects.toThrow(
      ClassifiedError,
    );
    for (const name of ["程序.exe", "空.txt"])
      await expect(inspectFile({ name, bytes: bytes("") }, [], parser)).rejects.toThrow(IngestionError);
  });
});
