import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { condense } from "../../src/answering/question/condense.ts";
import { findFault } from "../../src/answering/question/check-question.ts";
import { createQuestionReading } from "../../src/answering/question/read-question.ts";
import { findCandidates } from "../../src/answering/selection/find-candidates.ts";
import { isEnough } from "../../src/answering/selection/judge-evidence.ts";
import { createSources } from "../../src/answering/selection/sources.ts";
import { createTermWeight } from "../../src/answering/selection/term-weights.ts";
import { localAdmin } from "../../src/domain/people/reader.ts";
import { halfOf, parseQuestions } from "../../src/operations/evaluation/questions.ts";
import { createHybridRetriever } from "../../src/retrieval/hybrid-retriever.ts";
import { indexFolder } from "./indexed-folder.ts";

/**
 * Fits the line below which nothing is answered, on the odd questions of the development set and on
 * `refusal/*.txt`, and prints what it would refuse, cross-validated. `npm run fit:refusal -- [SHARED]`.
 */
const root = fileURLToPath(new URL("../..", import.meta.url));
const shared = process.argv[2] ?? join(root, "../shared");
const folds = 8;
const rounds = 1500;
const rate = 0.5;
const shrink = 0.02;
const thresholds = [0.25, 0.3, 0.35, 0.4, 0.45];

interface Example {
  readonly nearest: number;
  readonly score: number;
  readonly held: boolean;
}

interface Asked {
  readonly question: string;
  readonly history: readonly string[];
  readonly held: boolean;
}

function handWritten(name: string, held: boolean): Asked[] {
  const text = readFileSync(join(root, "test/bench/refusal", name), "utf8");
  const lines = text.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
  return lines.map((question) => ({ question, history: [], held }));
}

function developmentSet(): Asked[] {
  return parseQuestions(readFileSync(join(shared, "eval/dev.jsonl"), "utf8"))
    .filter(({ id }) => halfOf(id) === "odd")
    .map(({ question, history, expect }) => ({
      question,
      history,
      held: expect === "answer" || expect === "figure_not_given",
    }));
}

/** Policy questions that the other rules let pass: only these are left to the line. */
async function readExamples(asked: readonly Asked[]): Promise<Example[]> {
  const folder = await indexFolder(join(shared, "corpus"));
  try {
    const { parts } = folder;
    const { generation, index, glossary, lexicon, today } = parts;
    const frequencyOf = (term: number): number => index.lexical.documentFrequency(term);
    const weight = createTermWeight((term) => index.lexical.idf(term));
    const rows = generation.documents();
    const read = createQuestionReading(() => rows, { glossary, lexicon, frequencyOf }, weight, today);
    const retriever = createHybridRetriever(parts);
    const sources = createSources(generation);
    const examples: Example[] = [];
    for (const { question, history, held } of asked) {
      if (findFault(question) !== null) continue;
      const standalone = condense(question, history);
      const understood = read(standalone, rows);
      const retrieval = await retriever.retrieve({ text: standalone.text, limit: 20 }, localAdmin);
      const [best] = findCandidates(understood, retrieval, sources, rows);
      const { confidence = 0, nearest = null } = retrieval.judgement ?? {};
      const passes = isEnough(best, understood, { confidence, nearest: null });
      if (best === undefined || nearest === null || understood.aboutReports || !passes) continue;
      examples.push({ nearest, score: best.score, held });
    }
    return examples;
  } finally {
    folder.close();
  }
}

type Line = readonly [bias: number, nearest: number, score: number];

function chance([bias, ofNearest, ofScore]: Line, { nearest, score }: Example): number {
  return 1 / (1 + Math.exp(-(bias + ofNearest * (nearest - 0.75) * 10 + ofScore * (score - 0.6) * 3)));
}

/** Logistic regression by gradient descent, weights drawn to 0; both signs brought to one scale. */
function fit(examples: readonly Example[]): Line {
  let line: Line = [0, 0, 0];
  for (let round = 0; round < rounds; round++) {
    const slope = [0, 0, 0];
    for (const one of examples) {
      const error = (chance(line, one) - (one.held ? 1 : 0)) / examples.length;
      slope[0]! += error;
      slope[1]! += error * (one.nearest - 0.75) * 10;
      slope[2]! += error * (one.score - 0.6) * 3;
    }
    const [bias, ofNearest, ofScore] = line;
    line = [
      bias - rate * slope[0]!,
      ofNearest - rate * (slope[1]! + shrink * ofNearest),
      ofScore - rate * (slope[2]! + shrink * ofScore),
    ];
  }
  return line;
}

const asked = [...developmentSet(), ...handWritten("held.txt", true), ...handWritten("not-held.txt", false)];
const examples = await readExamples(asked);
const byFold = Array.from({ length: folds }, (_, fold) =>
  fit(examples.filter((_one, at) => at % folds !== fold)),
);
const judged = examples.map((one, at) => ({ held: one.held, said: chance(byFold[at % folds]!, one) }));
const share = (held: boolean, below: number): string => {
  const those = judged.filter((one) => one.held === held);
  return (those.filter(({ said }) => said < below).length / those.length).toFixed(3);
};
console.log(
  `${examples.length} questions left to the line, ${examples.filter(({ held }) => held).length} held`,
);
console.log("below   held refused   not held refused   nearest + share × score");
const [bias, ofNearest, ofScore] = fit(examples);
for (const below of thresholds) {
  const perNearest = ofNearest * 10;
  const perScore = ofScore * 3;
  const level = (Math.log(below / (1 - below)) - bias + perNearest * 0.75 + perScore * 0.6) / perNearest;
  const line = `share ${(perScore / perNearest).toFixed(2)}, at least ${level.toFixed(3)}`;
  console.log(
    `${below.toFixed(2)}    ${share(true, below)}          ${share(false, below)}              ${line}`,
  );
}
