import { describe, expect, it } from "vitest";
import { bigramTerm, isUnigram, tokenize, wordTerm } from "../../../../src/retrieval/indexing/tokenize.ts";

const han = (character: string): number => character.codePointAt(0)!;
const pair = (text: string): number => bigramTerm(han(text[0]!), han(text[1]!));

describe("tokenize", () => {
  it("gives unigrams and bigrams of Han runs in order", () => {
    expect(tokenize("党支部")).toEqual([han("党"), han("支"), pair("党支"), han("部"), pair("支部")]);
  });

  it("lets no bigram span punctuation", () => {
    expect(tokenize("党。部")).toEqual([han("党"), han("部")]);
  });

  it("keeps words and numbers whole, without case or width", () => {
    expect(tokenize("ＧＤＰ 8300")).toEqual([wordTerm("gdp"), wordTerm("8300")]);
    expect(tokenize("GB/T 9704-2012")).toEqual([wordTerm("gb/t"), wordTerm("9704-2012")]);
  });

  it("joins a number with its unit, so that 5个 is not 5年", () => {
    expect(tokenize("5个")).toEqual([wordTerm("5"), wordTerm("5个"), han("个")]);
    expect(tokenize("5年")).not.toContain(wordTerm("5个"));
  });

  it("gives the same terms for the same number however written", () => {
    expect(tokenize("第十四条")).toEqual(tokenize("第14条"));
    expect(tokenize("百分之二十")).toEqual(tokenize("20%"));
  });

  it("stays within exact integers and tells the three kinds of term apart", () => {
    const terms = tokenize("𠮷野家 abc 3.14%");
    for (const term of terms) expect(Number.isSafeInteger(term)).toBe(true);
    expect(terms.filter((term) => isUnigram(term))).toEqual([0x20bb7, han("野"), han("家")]);
    expect(terms.filter((term) => term >= 2 ** 52)).toEqual([wordTerm("abc"), wordTerm("3.14%")]);
  });

  it("finds nothing in an empty or merely punctuated text", () => {
    expect(tokenize("")).toEqual([]);
    expect(tokenize("……，。——")).toEqual([]);
  });
});
