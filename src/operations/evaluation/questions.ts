import { IngestionError } from "../../errors.ts";

/** A place in a source that answers a question: an article, or a quote where there are none. */
export interface GoldPlace {
  readonly file: string;
  readonly article?: string | undefined;
  readonly quote?: string | undefined;
}

/** One line of a question set (shared/eval/README.md); what scoring does not read is left out. */
export interface EvaluationQuestion {
  readonly id: string;
  readonly question: string;
  readonly history: readonly string[];
  readonly type: string;
  readonly expect: string;
  readonly gold: readonly GoldPlace[];
  readonly goldAlt: readonly GoldPlace[];
  readonly mustInclude: readonly string[];
  readonly mustNotInclude: readonly string[];
  /** Words by which an answer is seen to say that the text leaves the figure open. */
  readonly acceptAny: readonly string[];
}

/** @throws IngestionError naming the line that is no question. */
export function parseQuestions(text: string): EvaluationQuestion[] {
  const questions: EvaluationQuestion[] = [];
  for (const [at, line] of text.split(/\r?\n/u).entries()) {
    if (line.trim() === "") continue;
    const question = parseQuestion(line);
    if (question === null) {
      throw new IngestionError(
        `题目文件第 ${at + 1} 行不是一道题`,
        "每行一个 JSON 对象，至少有 id、question、type、expect 和 gold",
      );
    }
    questions.push(question);
  }
  return questions;
}

function parseQuestion(line: string): EvaluationQuestion | null {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return null;
  }
  if (typeof value !== "object" || value === null) return null;
  const {
    id,
    question,
    type,
    expect,
    history = [],
    gold = [],
    gold_alt = [],
    must_include = [],
    must_not_include = [],
    accept_any = [],
  } = value as Record<string, unknown>;
  if (typeof id !== "string" || typeof question !== "string") return null;
  if (typeof type !== "string" || typeof expect !== "string") return null;
  if (!isTexts(history) || !isTexts(must_include) || !isTexts(must_not_include) || !isTexts(accept_any))
    return null;
  if (!isPlaces(gold) || !isPlaces(gold_alt)) return null;
  const rest = {
    goldAlt: gold_alt,
    mustInclude: must_include,
    mustNotInclude: must_not_include,
    acceptAny: accept_any,
  };
  return { id, question, history, type, expect, gold, ...rest };
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((text) => typeof text === "string");
}

function isPlaces(value: unknown): value is GoldPlace[] {
  if (!Array.isArray(value)) return false;
  return value.every(
    (place: Partial<GoldPlace> | null) =>
      typeof place?.file === "string" &&
      (typeof place.article === "string" || typeof place.quote === "string"),
  );
}

const unanswerable: ReadonlySet<string> = new Set(["not_in_corpus", "off_topic", "refuse_injection"]);

/** Retrieval is scored on questions that the corpus answers. */
export function isScoredForRetrieval(question: EvaluationQuestion): boolean {
  return question.gold.length > 0 && !unanswerable.has(question.expect);
}

/** Odd ids may be read and mined, even ids are only scored (design §8). */
export function halfOf(id: string): "odd" | "even" {
  const digits = /\d+$/u.exec(id)?.[0] ?? "0";
  return Number(digits) % 2 === 1 ? "odd" : "even";
}
