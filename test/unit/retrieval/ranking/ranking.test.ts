import { describe, expect, it } from "vitest";
import type { Passage } from "../../../../src/domain/documents/document.ts";
import { collapseDuplicates } from "../../../../src/retrieval/ranking/collapse-duplicates.ts";
import { documentScores, fuseScores } from "../../../../src/retrieval/ranking/fuse-scores.ts";
import { leadWithEach } from "../../../../src/retrieval/ranking/lead-with-each.ts";

describe("fuseScores", () => {
  it("joins both lists on the scale 0 to 1", () => {
    const fused = fuseScores(
      [
        { row: 1, score: 10 },
        { row: 2, score: 5 },
      ],
      [
        { row: 2, score: 0.5 },
        { row: 3, score: -0.1 },
      ],
      (row) => row * 10,
    );
    expect(fused).toEqual([
      { row: 1, documentId: 10, lexical: 1, dense: 0 },
      { row: 2, documentId: 20, lexical: 0.5, dense: 1 },
      { row: 3, documentId: 30, lexical: 0, dense: 0 },
    ]);
  });

  it("has nothing to say about empty lists", () => {
    expect(fuseScores([], [], () => 1)).toEqual([]);
  });
});

it("documentScores adds the best passages of each document", () => {
  const candidate = (documentId: number, lexical: number) => ({ row: 0, dense: 0, documentId, lexical });
  const scores = documentScores(
    [candidate(1, 1), candidate(2, 0.8), candidate(2, 0.7), candidate(2, 0.5), candidate(2, 0.5)],
    3,
  );
  expect(scores.get(2)).toBe(1);
  expect(scores.get(1)).toBeCloseTo(0.5);
});

describe("collapseDuplicates", () => {
  const text = "党支部每月召开一次支部委员会会议，每季度召开一次党员大会，按期开好党小组会、上好党课。";

  it("keeps the first of texts that are nearly the same, up to the limit", () => {
    const texts = [
      text,
      text.replace("每月", "每月度"),
      "预备党员的预备期为一年。",
      "公示期不少于五个工作日。",
    ];
    expect(collapseDuplicates(texts, (item) => item, 2)).toEqual([texts[0], texts[2]]);
  });

  it("keeps a text that merely contains another", () => {
    expect(collapseDuplicates([text, text.slice(0, 17)], (item) => item, 5)).toHaveLength(2);
  });
});

describe("leadWithEach", () => {
  const passage = (id: number): Passage => ({ document: { id } }) as unknown as Passage;
  const ranked = [1, 1, 3, 2].map(passage);

  it("brings the best passage of each side to the front", () => {
    const led = leadWithEach(ranked, [new Set([1]), new Set([2, 4])]);
    expect(led.map(({ document }) => document.id)).toEqual([1, 2, 1, 3]);
  });

  it("changes nothing for one side, or for a side without passages", () => {
    expect(leadWithEach(ranked, [new Set([2])])).toEqual(ranked);
    expect(leadWithEach(ranked, [new Set([1]), new Set([9])])).toEqual(ranked);
  });
});
