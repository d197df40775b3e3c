import { expect, it } from "vitest";
import { composeClauses } from "../../../../src/drafting/compose/compose-clauses.ts";
import { readRequest } from "../../../../src/drafting/request/read-request.ts";
import { verifyDraft } from "../../../../src/drafting/verify/verify-draft.ts";
import { packagedHouse, reportPassage } from "../../../support/house.ts";

const house = packagedHouse();
const brief = readRequest({ request: "写一份换届纪律承诺书" }, house.kinds, "2024-05-01");

it("gives the clauses word for word under its own numbers, traced to their source", () => {
  const listed = reportPassage(
    "严肃换届纪律，做到：\n（一）严禁结党营私，搞团团伙伙；\n（二）严禁拉票贿选，发现2起以上的从严处理。",
    "严肃换届纪律的通知",
  );
  const other = {
    ...reportPassage("另一份文件的规定不能混在一起。", "别的文件"),
    document: { ...listed.document, id: 9, title: "别的文件" },
  };
  const { text, sources } = composeClauses(brief, [listed, other]);
  expect(text).toContain(
    "\n1.严禁结党营私，搞团团伙伙；\n2.严禁拉票贿选，发现2起以上的从严处理。\n（依据：《严肃换届纪律的通知》）",
  );
  expect(text).not.toContain("另一份文件");
  expect(sources).toEqual([listed]);
  const citation = { n: 1, quote: listed.text } as never;
  const { unsupported, figures } = verifyDraft(text, brief, { citations: [citation], formulations: [] });
  expect(unsupported).toEqual([]);
  expect(figures.filter(({ origin }) => origin === "source").map(({ citation: n }) => n)).toEqual([1]);
});

it("leaves the items open when there is no clause", () => {
  expect(composeClauses(brief, []).text).toContain("1.〔条目内容〕");
});
