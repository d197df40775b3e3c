/** One sentence of a model's answer: what it says and the passages it says it rests on. */
export interface Claim {
  /** Without `[n]` marks. */
  readonly text: string;
  readonly citations: readonly number[];
}

const mark = /[[［【]\s*(\d{1,3}(?:\s*[,，、]\s*\d{1,3})*)\s*[\]］】]/gu;

/** Reads `[1]`, `[1][2]`, `[1, 2]` and their full-width forms off a sentence. */
export function readClaim(sentence: string): Claim {
  const citations = [...sentence.matchAll(mark)].flatMap(([, numbers = ""]) =>
    numbers.split(/[,，、]/u).map((number) => Number(number.trim())),
  );
  return { text: sentence.replaceAll(mark, "").trim(), citations: [...new Set(citations)] };
}
