import type { Line } from "../structure/line.ts";
import { firstPageHead } from "./first-page.ts";

/** Kinds of paper about single persons, by how their titles and file names end. */
const kinds: readonly (readonly [string, RegExp])[] = [
  ["干部任免审批表", /(?:干部)?任免(?:呈报)?审批表$|干部任免呈报表$/u],
  ["考察材料", /考察材料(?:[（(].*[）)])?$|同志(?:的)?考察(?:情况)?报告$/u],
  [
    "推荐或测评结果",
    /(?:民主)?(?:推荐|测评|评议)(?:结果|得票|票数)(?:统计|汇总|情况)?表?$|(?:民主推荐|民主测评)(?:情况|票)?(?:汇总|统计)表?$/u,
  ],
  ["个人有关事项报告表", /个人(?:有关)?事项(?:报告)?表$|个人有关事项报告(?:表)?[（(].*[）)]$/u],
  ["举报件", /举报(?:信|件|材料|线索)$|信访举报件|(?:实名|匿名)举报/u],
  [
    "拟任方案",
    /(?:拟任|拟任免|人事(?:安排|调整|任免)|干部(?:调整|任免)|人选)(?:建议)?方案$|拟任(?:人选|职务)?(?:名单|建议)$/u,
  ],
];
/** The fields of 干部任免审批表; a form without its title is still one. */
const fields = [
  "姓名",
  "出生年月",
  "入党时间",
  "现任职务",
  "拟任职务",
  "拟免职务",
  "任免理由",
  "家庭主要成员",
  "奖惩情况",
  "年度考核结果",
];
const enough = 5;
const formReach = 60;

/**
 * The kind of personnel paper a document seems to be, or null. Regulations about such papers are none:
 * they have articles, and their titles go on after the word.
 */
export function findPersonnelMaterial(file: string, lines: readonly Line[]): string | null {
  const articles = lines.filter(({ text }) => /^第[一二三四五六七八九十百\d]{1,5}条/u.test(text)).length;
  if (articles >= 3) return null;
  const stem = (file.split("/").at(-1) ?? file).replace(/\.[^.]+$/u, "").replace(/[（(]\d+[）)]$/u, "");
  const titles = [
    stem,
    ...firstPageHead(lines)
      .slice(0, 8)
      .map(({ text }) => text),
  ].filter((text) => text.length <= 50);
  for (const [kind, pattern] of kinds) if (titles.some((title) => pattern.test(title))) return kind;
  const form = lines
    .slice(0, formReach)
    .map(({ text }) => text.replace(/[\s\u3000]/gu, ""))
    .join("\n");
  return fields.filter((field) => form.includes(field)).length >= enough ? "干部任免审批表" : null;
}
