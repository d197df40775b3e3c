import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { createMetrics } from "../../../src/operations/metrics.ts";
import { scriptedAnswers } from "../../support/fake-knowledge.ts";
import { sampleStatus } from "../../support/sample-state.ts";

interface Panel {
  readonly title: string;
  readonly targets: readonly { readonly expr: string }[];
}

it("draws only what the program measures", async () => {
  const file = new URL("../../../deploy/grafana.json", import.meta.url);
  const { panels } = JSON.parse(readFileSync(file, "utf8")) as { panels: Panel[] };
  const metrics = createMetrics(() => sampleStatus);
  metrics.answered([...scriptedAnswers.values()][0]!);
  const text = await metrics.render();
  const measured = new Set([...text.matchAll(/^([a-z_\d]+)(?:\{|\s)/gmu)].map((match) => match[1]));
  const names = panels.flatMap(({ targets }) =>
    targets.flatMap(({ expr }) =>
      [...expr.matchAll(/\b(?:youju|process|nodejs)_[a-z0-9_]+/gu)].map(([name]) => name),
    ),
  );
  expect(names.length).toBeGreaterThanOrEqual(panels.length);
  expect(names.filter((name) => !measured.has(name))).toEqual([]);
});
