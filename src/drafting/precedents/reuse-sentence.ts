import { toClauses } from "../patterns/parse-theme.ts";
import { maskText, type MaskContext } from "./mask.ts";

/** A sentence of a past report that may stand in a new one. */
export interface ReusableSentence {
  readonly clauses: readonly string[];
  /** Figures in it are left open as 〔label〕. */
  readonly hasOpenings: boolean;
}

export interface ReuseContext extends MaskContext {
  readonly time: "past" | "future";
  /** Own scope word, 全区; null when the writer said none. */
  readonly scope: string | null;
  readonly isFirstPerson: boolean;
}

const future =
  /^(?:要|将|力争|计划|拟|继续|今年要|年内)|[，]?(?:将|力争|年内|争取|要)(?=[\p{Script=Han}])|下茬|明年|下一步/u;
const past =
  /(?:了(?!解)|推进扎实|提升显著|(?:有效|明显|显著)(?:提升|增强|加强|改善)|工作融合推进|到位$|进一步(?:理顺|提升|增强|规范|优化)$|更加(?:突出|鲜明|严肃|坚定)|得到|日益|持续(?:推进|加强|强化|放大)$|稳步提升|初步|不断(?:增强|加强)$|已经|已(?=[\p{Script=Han}])|截至|共(?:计)?|先后|圆满|完成率|全部完成|今年以来|一年来|过去)/u;
const levelWord =
  /(?:成立|在|由|经|与|至|向|本|原)[省市县区](?=[\p{Script=Han}])|[省市区县旗州](?:委|级|直|管|属|里|政府)|[我本][省市区县旗州]|在座|[省市县区](?:村|乡|纪|财|教|公安)|刚才|借此机会|在此|同志们|表示(?:衷心|感谢)|[省市区县](?=组织|部长)/u;
const person = /我(?!们党|国|为群众)|本人|自己|部领导|部机关|部务会/u;
/** A clause that only leads up to the next one. */
export const leadsUp =
  /^(?:以|围绕|按照|通过|依托|聚焦|针对|结合|为(?!.*服务)|随着|采取|根据|在|对|把|将|由|经|从|利用|紧扣|突出|立足|会同|与|同)[^、]*$|(?:基础上|同时|时|后|中|方面|方式|形式|办法|为抓手|为载体|为契机|为目标|为主线|为重点|为依托|为轴心|为突破口|为纽带|为要求|过程)$/u;
const weakStart =
  /^(?:并|且|其中|比|较|占|同比|从而|进一步|使|让|也|又|还|但|而|因此|同时|此外|另外|比如|如|即|这|该|其|它|他|她|们|的|之|等|为[^了]|对此|特别是|尤其)/u;
/** Shorter than this it is a fragment. */
const minLength = 24;
/** Nothing follows, though something should: a title alone, an open list. */
const openEnd = /》$|等$|等工作(?:，|$)/u;
const mostOpenings = 2;
/** Longer than this a sentence is no pattern any more. */
const maxLength = 90;

/**
 * The part of a sentence that can be said again: its leading clauses up to the first that holds a name,
 * a brand, dated wording or another level's word; null when nothing whole is left.
 */
export function reuseSentence(sentence: string, context: ReuseContext): ReusableSentence | null {
  const plain = adaptScope(sentence, context.scope);
  if (context.time === "past" ? future.test(plain) : past.test(plain)) return null;
  if (!context.isFirstPerson && person.test(plain)) return null;
  const clauses: string[] = [];
  let hasOpenings = false;
  for (const clause of toClauses(plain)) {
    const masked = maskText(clause, context);
    if (masked.hasName || levelWord.test(clause) || /[“”（）]/u.test(unpaired(clause))) break;
    if (clauses.join("，").length + clause.length > maxLength) break;
    hasOpenings ||= masked.hasFigure;
    clauses.push(masked.text);
  }
  while (clauses.length > 0 && leadsUp.test(clauses.at(-1) ?? "")) clauses.pop();
  const text = clauses.join("，");
  // A row of gaps is a table, no sentence.
  if ((text.match(/〔/gu) ?? []).length > mostOpenings) return null;
  if (text.length < minLength || weakStart.test(text) || openEnd.test(text)) return null;
  return { clauses, hasOpenings: hasOpenings && text.includes("〔") };
}

/** 全区 of the report becomes the writer's own scope word, or goes. */
function adaptScope(sentence: string, scope: string | null): string {
  return sentence
    .replace(/^(?:今年以来|一年来|截至目前|目前|近年来|同时|此外|其中)，?/u, "")
    .replaceAll(/全[区县市省](?!域)/gu, scope?.startsWith("全") ? scope : "");
}

/** Brackets and quotation marks without their partner. */
function unpaired(text: string): string {
  return text.replaceAll(/“[^“”]*”|（[^（）]*）/gu, "");
}
