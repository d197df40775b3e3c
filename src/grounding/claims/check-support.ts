import type { Claim } from "./claim.ts";
import { findConfused } from "./confused-terms.ts";
import { foldText, pairsOf, shareIn, type PreparedSource } from "./source.ts";

/** Lead a sentence in and say nothing. */
const openings =
  /^(?:也就是说|换句话说|换言之|具体来说|具体而言|简单来?说|总的来说|总之|综上|因此|所以|同时|另外|此外|其中|需要注意的是|值得注意的是|请注意|注意|不过|但是?)[,，:：]?/u;

/** Share of a claim's words that the cited passages must hold, characters and pairs taken together. */
const leastSupport = 0.4;
/** Of one stretch between commas. */
const leastOfStretch = 0.42;
const shortStretch = 4;
/** Of a stretch too short to be reworded much, and of one item of a list: pairs alone. */
const leastOfShort = 0.3;
const leastOfItem = 0.34;
/** Another passage of the context that holds so much more is the one that should have been cited. */
const rivalGap = 0.22;
const sureSupport = 0.82;

/** Why the cited passages do not say what the claim says; null when they do. */
export function checkSupport(
  claim: Claim,
  cited: readonly PreparedSource[],
  context: readonly PreparedSource[],
): string | null {
  const folded = foldText(claim.text).replace(openings, "");
  const support = supportOf(folded, cited);
  if (support < leastSupport) return "所引条文没有这个内容";
  if (support < sureSupport) {
    const rival = Math.max(
      0,
      ...context.filter((source) => !cited.includes(source)).map((source) => supportOf(folded, [source])),
    );
    if (rival - support > rivalGap) return "出处标错：这句话出自另一条文";
  }
  const held = union(cited.map((source) => source.pairs));
  for (const stretch of folded.split(/[，,。；;：:]/u)) {
    if (stretch.length < shortStretch) continue;
    const isShort = stretch.length < 10;
    const tooFew = isShort && shareIn(pairsOf(stretch), held) < leastOfShort;
    if (tooFew || (stretch.length > 5 && supportOf(stretch, cited) < leastOfStretch))
      return `“${stretch.slice(0, 24)}”未见于所引条文`;
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

const item = /(?<=、)[^，,。；;：:、()]{3,8}(?=[、，,。；;)])/gu;

/** Items strung together by 、 must each be in the passages. */
function checkItems(folded: string, cited: readonly PreparedSource[]): string | null {
  const held = union(cited.map((source) => source.pairs));
  for (const [words] of folded.matchAll(item)) {
    const pairs = pairsOf(words);
    if (pairs.size > 1 && shareIn(pairs, held) < leastOfItem) return `所列的“${words}”未见于所引条文`;
  }
  return null;
}

function checkTerms(folded: string, cited: readonly PreparedSource[]): string | null {
  const wrong = findConfused(
    folded,
    cited.map((source) => `${source.plain}${foldText(source.title)}`).join(" "),
  );
  return wrong === null ? null : `“${wrong}”未见于所引条文`;
}
