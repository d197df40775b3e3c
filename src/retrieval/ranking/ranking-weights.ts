import weights from "./ranking-weights.json" with { type: "json" };

/**
 * What is known of a passage in the light of one question; each is a number near 0 … 1 that can be
 * shown to a person. `scope` and `plan` speak against a passage: their weights are negative.
 */
export type FeatureName = keyof typeof weights;

/** `lexical` is 1 for the best passage; every other weight is on that scale. */
export type RankingWeights = Readonly<Record<FeatureName, number>>;

export type Features = Readonly<Record<FeatureName, number>>;

/** Fitted on the odd questions of the development set: `npm run fit:ranking`. */
export const rankingWeights: RankingWeights = weights;

export const featureNames = Object.keys(weights) as FeatureName[];

export function scoreFeatures(features: Features, weights: RankingWeights): number {
  let score = 0;
  for (const name of featureNames) score += features[name] * weights[name];
  return score;
}
