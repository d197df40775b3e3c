import { themeScore } from "../../patterns/match-theme.ts";
import type { Theme } from "../../patterns/pattern.ts";
import { hanPairs, type Fact } from "../../request/fact.ts";

/** Gives each fact to the group of themes it is most about; to the first where it is about none. */
export function shareFacts(facts: readonly Fact[], groups: readonly (readonly Theme[])[]): Fact[][] {
  const shares: Fact[][] = groups.map(() => []);
  for (const fact of facts) {
    let best = 0;
    let bestWorth = -1;
    for (const [index, themes] of groups.entries()) {
      const worth = Math.max(
        0,
        ...themes.map((theme) => themeScore(theme, fact.text) + likeStock(theme, fact) * 2),
      );
      if (worth > bestWorth) [best, bestWorth] = [index, worth];
    }
    shares[best]?.push(fact);
  }
  return shares;
}

function likeStock(theme: Theme, fact: Fact): number {
  const stock = new Set(
    theme.points.flatMap((point) => hanPairs([point.lead ?? "", ...point.sentences.flat()].join("，"))),
  );
  const pairs = hanPairs(fact.text);
  return pairs.length === 0 ? 0 : pairs.filter((pair) => stock.has(pair)).length / pairs.length;
}
