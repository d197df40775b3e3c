import { describe, expect, it } from "vitest";
import type { DocumentMeta } from "../../../src/domain/documents/document.ts";
import { localAdmin, type Reader } from "../../../src/domain/people/reader.ts";
import { createDocumentChoice, type DocumentWish } from "../../../src/retrieval/choose-documents.ts";
import { MemoryGeneration } from "../../support/memory-generation.ts";

const today = "2026-06-01";

function choose(
  documents: readonly (Partial<DocumentMeta> & { title: string })[],
  wish: Partial<DocumentWish> = {},
  reader: Reader = localAdmin,
): { allowed: string[]; wished: string[] } {
  const rows = new MemoryGeneration(
    documents.map((document) => ({
      file: `policies/${document.title}.md`,
      text: "",
      chunks: [],
      ...document,
    })),
  ).documents();
  const version = { mode: "current", years: [], trial: false } as const;
  const chosen = createDocumentChoice(rows)(reader, { version, namedIds: new Set(), ...wish }, today);
  const titles = (ids: ReadonlySet<number>): string[] =>
    [...ids].sort((a, b) => a - b).map((id) => rows[id - 1]!.title);
  return { allowed: titles(chosen.allowed), wished: titles(chosen.wished) };
}

const versions = [
  { title: "任用条例（2002年）", status: "已修订", effectiveOn: "2002-07-09" },
  { title: "任用条例（2014年）", status: "已修订", effectiveOn: "2014-01-14" },
  { title: "任用条例（2019年）", status: "现行", effectiveOn: "2019-03-03" },
] as const;
const named = { namedIds: new Set([1, 2, 3]) };

describe("versions", () => {
  it("leaves superseded texts out, and lets all in when told so", () => {
    expect(choose(versions).allowed).toEqual(["任用条例（2019年）"]);
    expect(choose(versions, { allVersions: true }).allowed).toHaveLength(3);
  });

  it("lets in the version whose year is said", () => {
    const version = { mode: "current", years: [2014], trial: false } as const;
    const { allowed, wished } = choose(versions, { ...named, version });
    expect(allowed).toEqual(["任用条例（2014年）", "任用条例（2019年）"]);
    expect(wished).toEqual(["任用条例（2014年）"]);
  });

  it("lets in earlier versions when an earlier one is asked for, all when they are compared", () => {
    const older = choose(versions, { ...named, version: { mode: "older", years: [], trial: false } });
    expect(older.wished).toEqual(["任用条例（2002年）", "任用条例（2014年）"]);
    const both = choose(versions, { ...named, version: { mode: "both", years: [], trial: false } });
    expect(both.wished).toHaveLength(3);
  });

  it("does not wish for a current text because some year in the question is its own", () => {
    const version = { mode: "current", years: [2019], trial: false } as const;
    expect(choose(versions, { version }).wished).toEqual([]);
  });

  it.each([
    ["2014-01-13", ["任用条例（2002年）"]],
    ["2014-01-14", ["任用条例（2014年）"]],
    ["2026-01-01", ["任用条例（2019年）"]],
    ["1999-01-01", []],
  ])("as of %s: %j", (asOf, expected) => {
    expect(choose(versions, { asOf }).allowed).toEqual(expected);
  });

  it("as of a date drops what a text of another name had replaced", () => {
    const documents = [
      {
        title: "党校条例",
        status: "已废止",
        effectiveOn: "2008-09-03",
        supersededBy: "党校（行政学院）条例",
      },
      { title: "党校（行政学院）条例", effectiveOn: "2019-10-25", baseTitle: "党校行政学院条例" },
    ] as const;
    expect(choose(documents, { asOf: "2018-01-01" }).allowed).toEqual(["党校条例"]);
    expect(choose(documents, { asOf: "2020-01-01" }).allowed).toEqual(["党校（行政学院）条例"]);
  });

  it("answers from a superseded text only when it is named and nothing newer is held", () => {
    const alone = [{ title: "暂行规定", status: "已废止" }] as const;
    expect(choose(alone).allowed).toEqual([]);
    expect(choose(alone, { namedIds: new Set([1]) }).allowed).toEqual(["暂行规定"]);
  });

  it("lets a text come into force by itself", () => {
    const documents = [
      { title: "甲", status: "尚未生效", effectiveOn: today },
      { title: "乙", status: "尚未生效", effectiveOn: "2026-06-02" },
    ] as const;
    expect(choose(documents).allowed).toEqual(["甲"]);
  });
});

describe("text kinds", () => {
  it("drops a digest beside the original of the same text, not beside another version", () => {
    const digest = { title: "细则（2026年）", textKind: "digest", effectiveOn: "2026-05-11" } as const;
    const same = { title: "细则（2026年）原文", baseTitle: "细则", effectiveOn: "2026-05-11" };
    const earlier = { title: "细则（2014年）", status: "已修订", effectiveOn: "2014-06-10" } as const;
    expect(choose([digest, same]).allowed).toEqual(["细则（2026年）原文"]);
    expect(choose([digest, earlier]).allowed).toEqual(["细则（2026年）"]);
  });

  it("drops example reports beside one real report, and keeps them beside policies", () => {
    const example = { title: "示例总结", file: "reports/a.md", textKind: "example" } as const;
    const real = { title: "真实总结", file: "reports/b.md" };
    expect(choose([example, { title: "条例" }]).allowed).toEqual(["示例总结", "条例"]);
    expect(choose([example, real]).allowed).toEqual(["真实总结"]);
  });
});

describe("readers", () => {
  it("shows only the reader's collections, before everything else", () => {
    const reader: Reader = { userId: "u", role: "staff", collections: ["policies"] };
    const secret = { title: "内部总结", file: "office/a.md" };
    expect(choose([{ title: "条例" }, secret], { allVersions: true }, reader).allowed).toEqual(["条例"]);
  });

  it("filters by kind", () => {
    const documents = [{ title: "条例" }, { title: "总结", file: "reports/a.md" }];
    expect(choose(documents, { kind: "report" }).allowed).toEqual(["总结"]);
  });
});
