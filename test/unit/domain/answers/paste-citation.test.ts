import { describe, expect, it } from "vitest";
import type { Citation } from "../../../../src/domain/answers/answer.ts";
import { pasteCitation } from "../../../../src/domain/answers/paste-citation.ts";

const citation: Citation = {
  n: 1,
  file: "a.md",
  title: "关于印发《甲办法》的通知",
  document_number: "甲发〔2023〕5号",
  path: "第三条",
  article: "第三条",
  clause: "第三条第二款",
  quote: "公示期不少于“五个”工作日。",
  start: 0,
  end: 13,
  status: "现行",
  text_kind: "original",
};

describe("pasteCitation", () => {
  it("gives the words alone", () => {
    expect(pasteCitation(citation, "text")).toEqual({ ok: true, text: citation.quote });
  });

  it("makes a sentence with document number and clause", () => {
    expect(pasteCitation(citation, "sentence")).toEqual({
      ok: true,
      text: "根据《关于印发〈甲办法〉的通知》（甲发〔2023〕5号）第三条第二款规定，“公示期不少于‘五个’工作日”。",
    });
  });

  it("leaves an unknown number out and names a repealed text as such", () => {
    const pasted = pasteCitation({ ...citation, document_number: null, status: "已修订" }, "sentence");
    expect(pasted).toMatchObject({
      text: expect.stringContaining("通知》第三条第二款（已修订）规定") as string,
    });
  });

  it("names the source under the words", () => {
    expect(pasteCitation(citation, "sourced")).toMatchObject({
      text: expect.stringMatching(/^公示期.*\n——《关于印发〈甲办法〉的通知》.*（现行）$/u) as string,
    });
  });

  it.each(["digest", "example"] as const)("quotes no %s", (text_kind) => {
    expect(pasteCitation({ ...citation, text_kind }, "sentence").ok).toBe(false);
  });
});
