/**
 * Weights of the linear fusion: a passage's lexical score lies between 0 and 1, everything else is
 * added on that scale. Set on the odd questions of the development set.
 */
export interface RankingWeights {
  /** Share of the cosine, best = 1. */
  readonly dense: number;
  /** The question names this regulation. */
  readonly named: number;
  /** … and this very version. */
  readonly version: number;
  /** … and this article: above everything else. */
  readonly article: number;
  /** The report of the place and year that the question speaks of. */
  readonly report: number;
  /** The kind of document that is meant. */
  readonly kind: number;
  /** The document as a whole fits: the sum of its best passages. */
  readonly document: number;
  /** The passage holds the kind of thing asked for. */
  readonly answerType: number;
  /** Idf-weighted share of the question's terms in the passage with its title. */
  readonly coverage: number;
}

export const rankingWeights: RankingWeights = {
  dense: 0.25,
  named: 0.8,
  version: 0.5,
  article: 3,
  report: 0.8,
  kind: 0.2,
  document: 0.05,
  answerType: 0.3,
  coverage: 0.1,
};
