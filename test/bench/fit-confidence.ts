import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { condense } from "../../src/answering/question/condense.ts";
import { localAdmin } from "../../src/domain/people/reader.ts";
import { halfOf, parseQuestions } from "../../src/operations/evaluation/questions.ts";
import { isAtPlace } from "../../src/operations/evaluation/scoring.ts";
import { createHybridRetriever } from "../../src/retrieval/hybrid-retriever.ts";
import {
  confidenceCalibration,
  confidenceSigns,
  estimateConfidence,
  type ConfidenceCalibration,
  type ConfidenceSigns,
} from "../../src/retrieval/ranking/confidence/confidence.ts";
import { indexFolder } from "./indexed-folder.ts";

/**
 * Calibrates the confidence on the odd questions of the development set, answerable and not, and prints its
 * curve, cross-validated on them and on the even ones. `npm run fit:confidence -- [SHARED] [--write]`.
 */
const root = fileURLToPath(new URL("../..", import.meta.url));
const calibrationFile = join(root, "src/retrieval/ranking/confidence/confidence-calibration.json");
const folds = 5;
const rounds = 3000;
const rate = 0.3;
/** A hundred questions must not make any sign decisive. */
const shrink = 0.01;
const steps = 5;
/** Signs for: never turned round. `noFigure` speaks against. */
const against = new Set(["noFigure"]);

interface Judged {
  readonly id: string;
  readonly signs: ConfidenceSigns | null;
  readonly right: boolean;
}

async function judge(shared: string): Promise<Judged[]> {
  const folder = await indexFolder(join(shared, "corpus"));
  try {
    const retriever = createHybridRetriever(folder.parts);
    const judged: Judged[] = [];
    for (const question of parseQuestions(readFileSync(join(shared, "eval/dev.jsonl"), "utf8"))) {
      const text = condense(question.question, question.history).text;
      const { passages, judgement } = await retriever.retrieve({ text, limit: 3 }, localAdmin);
      const places = [...question.gold, ...question.goldAlt];
      const first = passages[0];
      const right =
        first !== undefined &&
        places.some((place) =>
          isAtPlace({ file: first.document.file, article: first.chunk.article, text: first.text }, place),
        );
      judged.push({ id: question.id, signs: judgement?.signs ?? null, right });
    }
    return judged;
  } finally {
    folder.close();
  }
}

/** Logistic regression by gradient descent, weights drawn to 0. */
function fit(examples: readonly Judged[]): ConfidenceCalibration {
  const weights: Record<string, number> = { bias: 0 };
  for (const sign of confidenceSigns) weights[sign] = 0;
  const usable = examples.filter((example) => example.signs !== null);
  for (let round = 0; round < rounds; round++) {
    const gradient = Object.fromEntries(Object.keys(weights).map((name) => [name, 0]));
    for (const { signs, right } of usable) {
      const error = estimateConfidence(signs, weights as ConfidenceCalibration) - (right ? 1 : 0);
      gradient["bias"]! += error;
      for (const sign of confidenceSigns) gradient[sign]! += error * signs![sign];
    }
    for (const name of Object.keys(weights)) {
      const pull = name === "bias" ? 0 : shrink * weights[name]!;
      const next = weights[name]! - rate * (gradient[name]! / usable.length + pull);
      weights[name] = name === "bias" ? next : against.has(name) ? Math.min(0, next) : Math.max(0, next);
    }
  }
  return Object.fromEntries(
    Object.entries(weights).map(([name, weight]) => [name, Math.round(weight * 100) / 100]),
  ) as ConfidenceCalibration;
}

/** Predicted against seen, how far apart (Brier score), and how well right is told from wrong (AUC). */
function printCurve(
  name: string,
  examples: readonly Judged[],
  calibrationOf: (one: Judged) => ConfidenceCalibration,
): void {
  const points = examples
    .map((one) => ({ said: estimateConfidence(one.signs, calibrationOf(one)), right: one.right ? 1 : 0 }))
    .sort((a, b) => a.said - b.said);
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const brier = mean(points.map(({ said, right }) => (said - right) ** 2));
  const wrong = points.filter(({ right }) => right === 0);
  const rightOnes = points.filter(({ right }) => right === 1);
  const auc = mean(
    rightOnes.map((one) =>
      mean(wrong.map((other) => (one.said > other.said ? 1 : one.said === other.said ? 0.5 : 0))),
    ),
  );
  console.log(`\n${name}: ${points.length} questions, Brier ${brier.toFixed(3)}, AUC ${auc.toFixed(3)}`);
  console.log("said   seen   questions");
  for (let step = 0; step < steps; step++) {
    const part = points.slice(
      Math.round((step * points.length) / steps),
      Math.round(((step + 1) * points.length) / steps),
    );
    const seen = mean(part.map(({ right }) => right));
    const said = mean(part.map((point) => point.said));
    console.log(
      `${said.toFixed(2)}   ${seen.toFixed(2)}   ${String(part.length).padStart(3)}  ${"█".repeat(Math.round(seen * 20))}`,
    );
  }
}

const given = process.argv.slice(2).filter((word) => word !== "--write");
const judged = await judge(given[0] ?? join(root, "../shared"));
const odd = judged.filter(({ id }) => halfOf(id) === "odd");
const even = judged.filter(({ id }) => halfOf(id) === "even");
const byFold = Array.from({ length: folds }, (_, fold) => fit(odd.filter((_, at) => at % folds !== fold)));
const place = new Map(odd.map(({ id }, at) => [id, at % folds]));
const calibration = fit(odd);
printCurve("in use, even", even, () => confidenceCalibration);
printCurve("fitted, odd, cross-validated", odd, ({ id }) => byFold[place.get(id)!]!);
printCurve("fitted on odd, even (only looked at)", even, () => calibration);
const text = `${JSON.stringify(calibration, null, 2)}\n`;
console.log(`\n${text}`);
if (process.argv.includes("--write")) writeFileSync(calibrationFile, text);
