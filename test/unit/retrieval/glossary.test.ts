import { describe, expect, it } from "vitest";
import { emptyGlossary, parseGlossary } from "../../../src/retrieval/glossary.ts";

describe("glossary", () => {
  const glossary = parseGlossary(
    "# 简称\n三会一课\t支部党员大会;党课\n两委\t村党组织\n\n村两委\t村委会；党支部\n",
  );

  it("gives the full forms of what the text says", () => {
    expect(glossary.expand("三会一课怎么开")).toEqual(["支部党员大会", "党课"]);
    expect(glossary.expand("什么也没有")).toEqual([]);
  });

  it("takes the longer of two nested abbreviations only", () => {
    expect(glossary.expand("村两委换届")).toEqual(["村委会", "党支部"]);
  });

  it("repeats nothing the text says already", () => {
    expect(glossary.expand("三会一课包括党课吗")).toEqual(["支部党员大会"]);
  });

  it("lets later lines replace and remove earlier ones", () => {
    const own = parseGlossary("甲\t一\n乙\t二", "甲\t三\n乙\t");
    expect(own.expand("甲乙")).toEqual(["三"]);
  });

  it("may be empty", () => {
    expect(emptyGlossary.expand("三会一课")).toEqual([]);
    expect(parseGlossary("").expand("三会一课")).toEqual([]);
  });
});
