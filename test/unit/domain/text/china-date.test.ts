import { expect, it } from "vitest";
import { chinaDate } from "../../../../src/domain/text/china-date.ts";

it("is a day ahead of UTC from 16:00 on", () => {
  expect(chinaDate(new Date("2026-01-01T15:59:59Z"))).toBe("2026-01-01");
  expect(chinaDate(new Date("2026-01-01T16:00:00Z"))).toBe("2026-01-02");
  expect(chinaDate(new Date("2025-12-31T20:00:00Z"))).toBe("2026-01-01");
});
