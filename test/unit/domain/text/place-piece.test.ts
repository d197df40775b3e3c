import { expect, it } from "vitest";
import { placePiece } from "../../../../src/domain/text/place-piece.ts";

const join = (deltas: readonly [number, string][]): string =>
  deltas.reduce<string[]>((pieces, [position, text]) => placePiece(pieces, position, text), []).join("");

it("puts a repaired piece between the others", () => {
  expect(
    join([
      [0, "甲。"],
      [2, "丙。"],
      [1, "乙。"],
    ]),
  ).toBe("甲。乙。丙。");
});

it("begins anew where a place is filled already", () => {
  expect(
    join([
      [0, "甲。"],
      [1, "乙。"],
      [0, "新。"],
    ]),
  ).toBe("新。");
});
