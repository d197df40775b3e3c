import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { parseFile } from "../../src/ingestion/parsing/parse-file.ts";
import { createParserProcess } from "../../src/ingestion/parsing/parser-process.ts";
import { parserEntry } from "../support/open-app.ts";
import { attack, type Parse, type Tally } from "./attack.ts";
import { budgetOf, seed } from "./budget.ts";
import { targets } from "./targets.ts";

const only = process.env["FUZZ_TARGET"];

const longCounts = { binary: 2000, text: 50_000 };

const scratch = mkdtempSync(join(tmpdir(), "youju-fuzz-"));
const parser = createParserProcess({ entry: parserEntry, scratch });
const tallies: Record<string, Omit<Tally, "faults"> & { faults: number }> = {};

afterAll(() => {
  parser.close();
  rmSync(scratch, { recursive: true, force: true });
  console.log(`seed ${seed}`);
  console.table(tallies);
});

describe("mutated files", () => {
  it.each(targets.filter(({ extension }) => only === undefined || only === extension))(
    "are read or refused, never more: $extension",
    async (target) => {
      const parse: Parse =
        target.kind === "binary"
          ? (request) => parser.parse(request)
          : (request) => parseFile(request, () => {});
      // The first request starts the process: its seconds are not the target's.
      await attack(target, seed, { mutants: 1, ms: Infinity }, parse);
      const tally = await attack(target, seed, budgetOf(longCounts[target.kind]), parse);
      tallies[target.extension] = { ...tally, faults: tally.faults.length };
      expect(tally.faults).toEqual([]);
      expect(tally.stopped).toBeLessThanOrEqual(Math.ceil(tally.mutants / 1000));
      expect(tally.mutants).toBeGreaterThan(0);
    },
  );
});
