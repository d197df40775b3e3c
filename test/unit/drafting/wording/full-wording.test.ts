import { expect, it } from "vitest";
import { checkFullWording } from "../../../../src/drafting/wording/full-wording.ts";
import { packagedHouse } from "../../../support/house.ts";

const { formulations } = packagedHouse();
const check = (text: string) => checkFullWording(text, formulations).map(({ reason }) => reason);

it.each([
  "增强政治意识、大局意识、核心意识、看齐意识，",
  "坚定道路自信、理论自信、制度自信、文化自信。",
  "统筹推进经济建设、政治建设、文化建设、社会建设和生态文明建设",
  "加强思想建设、政治建设、作风建设、制度建设",
  "抓好教育、管理、监督、服务工作",
])("finds nothing in %s", (text) => {
  expect(check(text)).toEqual([]);
});

it.each([
  ["增强政治意识、大局意识、看齐意识、核心意识", "四个意识"],
  ["增强政治意识、大局意识、核心意识、责任意识", "四个意识"],
  ["坚定道路自信、理论自信、文化自信", "四个自信"],
  ["经济建设、政治建设、社会建设、文化建设和生态文明建设", "五位一体"],
])("names the exact wording for %s", (text, phrase) => {
  expect(check(text)).toEqual([expect.stringMatching(new RegExp(`^“${phrase}”的规范表述是“`, "u"))]);
});
