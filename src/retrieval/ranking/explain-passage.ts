import type { FeatureShare } from "../../domain/answers/search.ts";
import { featureNames, type FeatureName, type RankingWeights } from "./ranking-weights.ts";

/** What each feature says, for people. */
const labels: Readonly<Record<FeatureName, string>> = {
  lexical: "字词匹配（BM25，最好的一条为 1）",
  dense: "意思相近（向量，最近的一条为 1）",
  named: "问题点名了这份文件",
  version: "正是所问的版本",
  article: "正是所问的条号",
  report: "正是所问地方和年份的材料",
  kind: "制度或材料的类别相符",
  document: "整份文件与问题相关",
  title: "文件名里的词问题提到了",
  scope: "专为另一类单位制定，问题没有提到",
  coverage: "问题里的词出现在本条和标题中",
  sentence: "问题里的词集中在同一句",
  lead: "条文开头就说这件事",
  answerType: "含有所问的那类内容（期限、数字、列举、程序……）",
  figure: "所问单位的数字紧挨着问题里的词",
  plan: "说的是打算，问的是结果",
};

/** What each feature gave a passage, the weightiest first; those that gave nothing are left out. */
export function explainPassage(
  features: Readonly<Record<string, number>>,
  weights: RankingWeights,
): FeatureShare[] {
  return featureNames
    .map((feature) => {
      const value = features[feature] ?? 0;
      return { feature, label: labels[feature], value: round(value), gave: round(value * weights[feature]) };
    })
    .filter(({ gave }) => gave !== 0)
    .sort((a, b) => Math.abs(b.gave) - Math.abs(a.gave));
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
