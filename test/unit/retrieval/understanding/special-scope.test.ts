import { expect, it } from "vitest";
import { outOfScope } from "../../../../src/retrieval/understanding/special-scope.ts";

it("speaks against a text for a kind of body that the question does not name", () => {
  expect(outOfScope("中国共产党国有企业基层组织工作条例", "党员大会换届")).toBe(1);
  expect(outOfScope("中国共产党国有企业基层组织工作条例", "国企党员大会换届")).toBe(0);
  expect(outOfScope("中国共产党支部工作条例", "党员大会换届")).toBe(0);
});
