import { describe, expect, it } from "vitest";
import { simplified, traditional } from "../../../../src/retrieval/indexing/simplified.ts";
import { toSimplified } from "../../../../src/retrieval/indexing/to-simplified.ts";
import { tokenize } from "../../../../src/retrieval/indexing/tokenize.ts";

describe("toSimplified", () => {
  it("writes traditional text in simplified characters", () => {
    expect(toSimplified("黨政領導幹部選拔任用工作條例裡面，對於任前公示後來怎麼規定？")).toBe(
      "党政领导干部选拔任用工作条例里面，对于任前公示后来怎么规定？",
    );
  });

  it("leaves simplified text, Latin and emoji as they are", () => {
    const text = "著作权登记，核准后公示5天。OK 😀 慰藉";
    expect(toSimplified(text)).toBe("著作权登记，核准后公示5天。OK 😀 慰藉");
    expect(toSimplified("")).toBe("");
  });

  it("keeps every offset", () => {
    const text = "a幹𠀀部😀選";
    expect(toSimplified(text)).toHaveLength(text.length);
  });

  it("has one target a character, and no target that changes again", () => {
    expect(traditional).toHaveLength(simplified.length);
    expect(new Set(traditional).size).toBe(traditional.length);
    expect(toSimplified(simplified)).toBe(simplified);
  });

  it("makes a traditional question the same terms as a simplified one", () => {
    expect(tokenize("發展黨員公示幾個工作日")).toEqual(tokenize("发展党员公示几个工作日"));
    expect(tokenize("第十四條")).toEqual(tokenize("第14条"));
  });
});
