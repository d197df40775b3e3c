import type { Claim } from "./claim.ts";
import { foldText, pairsOf, shareIn, type PreparedSource } from "./source.ts";

/** Words one of which must not stand for another: exact terms of the trade. */
const confusable: readonly (readonly string[])[] = [
  ["应到会", "实到会"],
  ["预备党员", "正式党员"],
  ["等额", "差额"],
  ["选任", "委任", "聘任"],
  ["口头", "书面"],
  ["以前", "以后"],
  ["之前", "之后"],
  ["提前", "推迟", "延长"],
  ["上级", "下级", "同级"],
  ["县处级", "乡科级", "厅局级", "省部级"],
  ["正职", "副职"],
  ["增加", "减少", "下降"],
  ["增长", "下降"],
  ["优秀", "称职", "基本称职", "不称职"],
  ["警告", "记过", "记大过", "降级", "撤职", "开除"],
  ["警告", "严重警告", "撤销党内职务", "留党察看", "开除党籍"],
  ["记名", "无记名"],
  ["匿名", "实名"],
  ["党委", "党组", "党支部", "党总支"],
  ["上半年", "下半年"],
  ["届满", "届中"],
  ["聘用", "解聘"],
  ["有效", "无效"],
  ["公开", "保密"],
];

/** Share of a claim's words that the cited passages must hold, characters and pairs taken together. */
const leastSupport = 0.4;
/** Of one stretch between commas. */
const leastOfStretch = 0.42;
const shortStretch = 6;
/** Another passage of the context that holds so much more is the one that should have been cited. */
const rivalGap = 0.22;
const sureSupport = 0.82;

/** Why the cited passages do not say what the claim says; null when they do. */
export function checkSupport(
  claim: Claim,
  cited: readonly PreparedSource[],
  context: readonly PreparedSource[],
): string | null {
  const folded = foldText(claim.text);
  const support = supportOf(folded, cited);
  if (support < leastSupport) return "所引条文没有这个内容";
  if (support < sureSupport) {
    const rival = Math.max(
      0,
      ...context.filter((source) => !cited.includes(source)).map((source) => supportOf(folded, [source])),
    );
    if (rival - support > rivalGap) return "出处标错：这句话出自另一条文";
  }
  for (const stretch of folded.split(/[，,。；;：:]/u)) {
    if (stretch.length < shortStretch) continue;
    if (supportOf(stretch, cited) < leastOfStretch) return `“${stretch.slice(0, 24)}”未见于所引条文`;
  }
  return checkItems(folded, cited) ?? checkTerms(folded, cited);
}

function supportOf(text: string, sources: readonly PreparedSource[]): number {
  const pairs = pairsOf(text);
  const characters = new Set(Array.from(text).filter((sign) => /[\p{Script=Han}\d]/u.test(sign)));
  const ofPairs = shareIn(pairs, union(sources.map((source) => source.pairs)));
  const ofCharacters = shareIn(characters, union(sources.map((source) => source.characters)));
  return pairs.size === 0 ? ofCharacters : (ofPairs + ofCharacters) / 2;
}

function union(sets: readonly ReadonlySet<string>[]): ReadonlySet<string> {
  const [only] = sets;
  return sets.length === 1 && only !== undefined ? only : new Set(sets.flatMap((set) => [...set]));
}

/** Items strung together by 、 must each be in the passages. */
function checkItems(folded: string, cited: readonly PreparedSource[]): string | null {
  for (const row of folded.matchAll(/[^，,。；;：:、]{2,14}(?:、[^，,。；;：:、]{2,14}){1,}/gu)) {
    for (const item of row[0].split("、").slice(0, -1)) {
      const words = item.replace(/^.*(?:包括|主要有|分为|有|为|是|即)/u, "");
      if (words.length >= 2 && words.length <= 8 && supportOf(words, cited) < 0.25)
        return `所列的“${words}”未见于所引条文`;
    }
  }
  return null;
}

function checkTerms(folded: string, cited: readonly PreparedSource[]): string | null {
  const held = cited.map((source) => `${source.plain}${foldText(source.title)}`).join(" ");
  for (const terms of confusable) {
    const wrong = terms.find((term) => holds(folded, term, terms) && !held.includes(term));
    if (wrong !== undefined && terms.some((term) => term !== wrong && holds(held, term, terms)))
      return `“${wrong}”未见于所引条文`;
  }
  return null;
}

/** As a word of its own: 称职 inside 不称职 is another grade. */
function holds(text: string, term: string, terms: readonly string[]): boolean {
  const longer = terms.filter((other) => other !== term && other.includes(term));
  return longer.reduce((rest, other) => rest.replaceAll(other, " "), text).includes(term);
}
