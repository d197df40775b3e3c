import { describe, expect, it } from "vitest";
import { clauseAddress } from "../../../src/grounding/clause-address.ts";

const two = [
  "第十四条　有下列情形之一的，不得提名：",
  "（一）受处分的；",
  "（二）被立案的：",
  "1．刑事立案；",
  "2．党纪立案。",
  "前款所列人员可以申诉。",
].join("\n");
const one = "第三条　包括下列事项：\n（一）甲；\n（二）乙。";

function addressOf(article: string, text: string, quote: string): string {
  const start = text.indexOf(quote);
  return clauseAddress(article, text, start, start + quote.length);
}

describe("clauseAddress", () => {
  it.each([
    [two, "第十四条", "受处分的；", "第十四条第一款第（一）项"],
    [two, "第十四条", "党纪立案。", "第十四条第一款第（二）项"],
    [two, "第十四条", "可以申诉", "第十四条第二款"],
    [two, "第十四条", "有下列情形之一的", "第十四条第一款"],
    [two, "第十四条", "党纪立案。\n前款", "第十四条"],
    [one, "第三条", "乙。", "第三条第（二）项"],
    [one, "第三条", "包括下列事项", "第三条"],
  ])("addresses a quotation", (text, article, quote, address) => {
    expect(addressOf(article, text, quote)).toBe(address);
  });

  it("never names a place outside the article", () => {
    expect(clauseAddress("第三条", one, 0, one.length + 50)).toBe("第三条");
  });
});
