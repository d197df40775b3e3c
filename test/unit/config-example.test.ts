import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { describeEnvironment } from "../../src/config.ts";

it("keeps .env.example equal to the schema", () => {
  const file = readFileSync(new URL("../../.env.example", import.meta.url), "utf8");
  expect(file).toBe(describeEnvironment());
});
