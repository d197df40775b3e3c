import { mkdtemp, mkdir, readFile, readdir, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { removeSamples } from "../../../src/operations/remove-samples.ts";

const sample = (title: string): string => `---\ntitle: ${title}\nsample: true\n---\n\n# ${title}\n`;

it("moves what came with the product and leaves the office's own files", async () => {
  const root = await mkdtemp(join(tmpdir(), "youju-samples-"));
  const [knowledgeDir, dataDir] = [join(root, "knowledge"), join(root, "data")];
  await mkdir(join(knowledgeDir, "policies"), { recursive: true });
  await writeFile(join(knowledgeDir, "policies", "办法.md"), sample("办法"));
  await writeFile(join(knowledgeDir, "policies", "本单位办法.md"), "# 本单位办法\nsample: true\n");
  await writeFile(join(knowledgeDir, "policies", "附件.txt"), sample("附件"));
  const options = { knowledgeDir, dataDir, now: new Date("2026-01-02T03:04:05Z") };

  const { removed, keptIn } = await removeSamples(options, AbortSignal.timeout(10_000));
  expect(removed).toEqual(["policies/办法.md"]);
  expect(await readdir(join(knowledgeDir, "policies"))).toEqual(["本单位办法.md", "附件.txt"]);
  expect(await readFile(join(keptIn ?? "", "policies", "办法.md"), "utf8")).toBe(sample("办法"));
  expect(await removeSamples(options, AbortSignal.timeout(10_000))).toEqual({ removed: [], keptIn: null });
});

it("ships every file of the package's own knowledge folder as a sample", async () => {
  const packaged = new URL("../../../knowledge/", import.meta.url);
  for (const folder of ["policies/", "reports/"]) {
    const names = (await readdir(new URL(folder, packaged))).filter((name) => name.endsWith(".md"));
    const texts = names.map((name) => readFile(new URL(folder + encodeURIComponent(name), packaged), "utf8"));
    const unmarked = (await Promise.all(texts)).filter((text) => !/^sample: true$/mu.test(text));
    expect(names.length).toBeGreaterThan(0);
    expect(unmarked).toEqual([]);
  }
});
