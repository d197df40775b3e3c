import { defineConfig } from "vitest/config";

/** Nothing happens on import, so their files share what was imported: that saves half the processor time. */
const shared = new Set(["unit", "contract", "e2e"]);

/** One project a test ring; `npm test` runs unit, contract and e2e. */
function ring(name: string, testTimeout: number, more: { readonly globalSetup?: string } = {}) {
  return {
    test: {
      ...more,
      name,
      include: [`test/${name}/**/*.test.ts`],
      environment: "node" as const,
      testTimeout,
      hookTimeout: 60_000,
      pool: "forks" as const,
      isolate: !shared.has(name),
    },
  };
}

export default defineConfig({
  test: {
    projects: [
      ring("unit", 10_000),
      ring("contract", 20_000),
      ring("e2e", 60_000),
      ring("browser", 60_000, { globalSetup: "test/support/build-page-once.ts" }),
      ring("fault", 3_600_000, { globalSetup: "test/support/fault/build-program.ts" }),
      ring("security", 120_000),
      ring("fuzz", 7_200_000),
    ],
  },
});
