import type { DocumentMeta } from "../../domain/documents/document.ts";
import type { ReadQuestion } from "../question/read-question.ts";
import { isElsewhere, isLocal, isOutdated } from "./catalog.ts";
import type { Clause } from "./clause.ts";

/** Costs on the scale of a clause's score. */
const costs = {
  version: 0.5,
  kind: 0.25,
  scope: 0.2,
  plan: 0.4,
  report: 0.4,
  subject: 1,
  editorial: 0.7,
  count: 0.15,
  local: 0.05,
  elsewhere: 0.3,
  inScope: -0.25,
  further: -0.15,
} as const;

/** Regulations made for one kind of body, and the words by which a question shows that it means that body. */
const scopes: readonly (readonly [RegExp, RegExp])[] = [
  [/农村|村/u, /农村|村|乡镇|镇|社区/u],
  [/村（社区）|村和社区/u, /村|社区/u],
  [/国有企业/u, /国企|国有|央企|企业|公司|集团/u],
  [/高等学校|高校/u, /高校|大学|学院|高等|院系|学校/u],
  [/党校/u, /党校|行政学院/u],
  [/纪念章/u, /纪念章|光荣在党|章/u],
];

/** How much a clause loses because its document is not the one meant. */
export function misfit(clause: Clause, question: ReadQuestion): number {
  return (
    (hasWrongVersion(clause.document, question) ? costs.version : 0) +
    (!question.aboutReports && clause.document.kind === "report" ? costs.kind : 0) +
    scopeCost(clause.document, question) +
    (isUnaskedLocal(clause.document, question) ? costs.local : 0) +
    (isUnaskedElsewhere(clause.document, question) ? costs.elsewhere : 0) +
    (lacksSubject(clause, question) ? costs.subject : 0) +
    (editorial.test(clause.path.join(" ")) ? costs.editorial : 0) +
    (missesCount(clause, question) ? costs.count : 0) +
    (isOtherReport(clause, question) ? costs.report : 0) +
    (isUnwantedPlan(clause, question) ? costs.plan : 0)
  );
}

/** A report of another place or year than those named, where they are held. */
export function isOtherReport({ document }: Clause, { namedIds, report }: ReadQuestion): boolean {
  return report !== null && document.kind === "report" && namedIds.size > 0 && !namedIds.has(document.id);
}

/** Not the text itself: our remarks on it. */
const editorial = /编者注|编者按|先看说明|使用说明/u;

/** So many things are asked for, and it lists none at all. */
function missesCount({ text }: Clause, { count }: ReadQuestion): boolean {
  return count !== null && count > 3 && !/[（(][三3][）)]/u.test(text) && !/、[^、，。]{1,24}、/u.test(text);
}

/** It says nothing of a body, person or benefit that the question names. */
export function lacksSubject({ document, text }: Clause, { subjects }: ReadQuestion): boolean {
  const words = `${document.title}${text}`;
  return subjects.some((subject) => !subject.test(words));
}

function hasWrongVersion(document: DocumentMeta, question: ReadQuestion): boolean {
  const { mode, years } = question.version;
  if (mode === "both" || years.some((year) => document.title.includes(String(year)))) return false;
  return isOutdated(document) !== (mode === "older");
}

const localAsked = /地方|当地|本地|本[省市县区]|我[省市县区]|我们这/u;

/** The central rule comes first unless local practice was asked for. */
function isUnaskedLocal(document: DocumentMeta & { readonly id: number }, question: ReadQuestion): boolean {
  if (document.kind === "report" || question.namedIds.has(document.id)) return false;
  return isLocal(document) && !localAsked.test(question.text);
}

/** Other regions answer only when asked for, or alone. */
function isUnaskedElsewhere(
  document: DocumentMeta & { readonly id: number },
  question: ReadQuestion,
): boolean {
  if (document.kind === "report" || question.namedIds.has(document.id)) return false;
  if (!isElsewhere(document, question.officeRegion)) return false;
  return (
    !/外地|外省|外市|其他地方|兄弟/u.test(question.text) && !question.text.includes(document.region ?? "")
  );
}

/** A text for villages is right when the question says so, and wrong when it does not. */
function scopeCost(document: DocumentMeta & { readonly id: number }, question: ReadQuestion): number {
  if (document.kind === "report" || question.namedIds.has(document.id)) return 0;
  const own = scopes.filter(([title]) => title.test(document.title));
  if (own.length === 0) return 0;
  const meant = own.filter(([, said]) => said.test(question.text)).length;
  return meant === 0 ? costs.scope : costs.inScope + (meant - 1) * costs.further;
}

const planHeading =
  /安排|任务|目标|打算|部署|建议|思路|(?:今年|下一?年|未来|今后)[^，。]{0,8}(?:工作|重点)|谋划|做好|\d{4}年[^，。]{0,8}(?:重点|工作$)/u;
const reviewHeading = /回顾|完成情况|总结|成效|过去|所做|上一?年/u;
const plansAsked = /计划|目标|打算|安排|将要|要(?:新增|建|达到|完成)|预期|力争|谋划|下一?年/u;

/** A report's figures are asked as things done unless the question speaks of plans. */
function isUnwantedPlan(clause: Clause, question: ReadQuestion): boolean {
  if (clause.document.kind !== "report" || plansAsked.test(question.text)) return false;
  const outer = clause.path.join(" ");
  return planHeading.test(outer) && !reviewHeading.test(outer);
}
