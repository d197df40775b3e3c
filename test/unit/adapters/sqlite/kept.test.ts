import { expect, it } from "vitest";
import { createKept } from "../../../../src/adapters/sqlite/kept.ts";

it("keeps what was used last, up to its size, and at least the newest", () => {
  const kept = createKept<string>(10);
  kept.keep(1, "一", 4);
  kept.keep(2, "二", 4);
  expect(kept.get(1)).toBe("一");
  kept.keep(3, "三", 4);
  expect([kept.get(1), kept.get(2), kept.get(3)]).toEqual(["一", null, "三"]);
  kept.keep(4, "四", 99);
  expect([kept.get(1), kept.get(3), kept.get(4)]).toEqual([null, null, "四"]);
});
