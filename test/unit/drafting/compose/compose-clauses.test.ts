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

it("keeps short items, and leaves out introductions, other forms and what is said of versions", () => {
  const list = ["结党营私、搞小圈子", "拉票贿选", "跑官要官、买官卖官", "个人说了算", "违规用人"];
  const clause = reportPassage(
    `要点如下：\n${list.map((item, index) => `${index + 1}.严禁${item}。`).join("\n")}`,
    "通知",
  );
  const changes = reportPassage("1.新增“违规用人”一条。\n2.组织部门会同纪检机关巡回督查。", "通知");
  const { text } = composeClauses(brief, [clause, changes]);
  expect(text.split("\n").filter((line) => /^\d/u.test(line))).toEqual(
    list.map((item, index) => `${index + 1}.严禁${item}。`),
  );
});
