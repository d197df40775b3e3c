import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { describeEnvironment } from "../../src/config.ts";
import { describeConfiguration } from "../../src/settings/configuration-reference.ts";

const read = (file: string): string => readFileSync(new URL(`../../${file}`, import.meta.url), "utf8");

it("keeps .env.example equal to the schema", () => {
  expect(read(".env.example")).toBe(describeEnvironment());
});

it("keeps docs/configuration.md equal to the schema (npm run docs:configuration)", () => {
  expect(read("docs/configuration.md")).toBe(describeConfiguration());
});
