import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  halfOf,
  isScoredForRetrieval,
  parseQuestions,
  type EvaluationQuestion,
} from "../../src/operations/evaluation/questions.ts";
import {
  retrievalFigures,
  scoreQuestion,
  type QuestionScore,
} from "../../src/operations/evaluation/scoring.ts";
import { emptyGlossary } from "../../src/retrieval/glossary.ts";
import type { HybridRetrieverParts } from "../../src/retrieval/hybrid-retriever.ts";
import {
  featureNames,
  rankingWeights,
  type FeatureName,
} from "../../src/retrieval/ranking/ranking-weights.ts";
import { indexFolder, type IndexedFolder } from "./indexed-folder.ts";

/**
 * Each part of the retrieval switched off in turn, over the development set; one index, one run.
 * `npm run bench:ablations -- [SHARED]`: SHARED holds corpus and eval (default ../shared).
 */
const root = fileURLToPath(new URL("../..", import.meta.url));
const limit = 10;
/** What the second pass adds, having read the passages. */
const readAgain: readonly FeatureName[] = [
  "coverage",
  "sentence",
  "lead",
  "answerType",
  "figure",
  "plan",
  "article",
];

function without(...names: readonly FeatureName[]): Partial<HybridRetrieverParts> {
  const off = Object.fromEntries(names.map((name) => [name, 0]));
  return { weights: { ...rankingWeights, ...off } };
}

function switches(parts: HybridRetrieverParts): [string, Partial<HybridRetrieverParts>][] {
  const others = featureNames.filter((name) => name !== "lexical");
  return [
    ["everything", {}],
    ["without lexicon", { lexicon: emptyGlossary }],
    ["without glossary", { glossary: emptyGlossary }],
    ["without mending of typing errors", { mendsSpelling: false }],
    ["without the second pass", without(...readAgain)],
    ...others.map((name): [string, Partial<HybridRetrieverParts>] => [`without ${name}`, without(name)]),
    ["words only: no feature but lexical", without(...others)],
    [
      "words only, no lexicon, glossary, mending",
      { ...without(...others), lexicon: emptyGlossary, glossary: emptyGlossary, mendsSpelling: false },
    ],
  ].map(([name, changes]) => [name as string, { ...parts, ...(changes as Partial<HybridRetrieverParts>) }]);
}

async function score(
  folder: IndexedFolder,
  questions: readonly EvaluationQuestion[],
  changes: Partial<HybridRetrieverParts>,
): Promise<{ question: EvaluationQuestion; score: QuestionScore }[]> {
  const scores: { question: EvaluationQuestion; score: QuestionScore }[] = [];
  for (const question of questions) {
    const found = await folder.search(question, limit, changes);
    const passages = found.map(({ document, chunk, text }) => ({
      file: document.file,
      article: chunk.article,
      text,
    }));
    scores.push({ question, score: scoreQuestion(question, passages) });
  }
  return scores;
}

function print(
  name: string,
  scores: readonly { question: EvaluationQuestion; score: QuestionScore }[],
): void {
  const parts = (["odd", "even", null] as const).map((half) => {
    const kept = scores.filter(({ question }) => half === null || halfOf(question.id) === half);
    const { recall, mrr10 } = retrievalFigures(kept.map((one) => one.score));
    return [recall["1"], recall["5"], mrr10].map((value) => value.toFixed(3)).join(" ");
  });
  console.log(`${parts.join(" | ")} | ${name}`);
}

const shared = process.argv[2] ?? join(root, "../shared");
const folder = await indexFolder(join(shared, "corpus"));
try {
  const text = readFileSync(join(shared, "eval/dev.jsonl"), "utf8");
  const questions = parseQuestions(text).filter(isScoredForRetrieval);
  console.log("odd: R@1 R@5 MRR  | even: R@1 R@5 MRR | all: R@1 R@5 MRR  |");
  for (const [name, changes] of switches(folder.parts)) print(name, await score(folder, questions, changes));
} finally {
  folder.close();
}
