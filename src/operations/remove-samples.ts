import { mkdir, readFile, readdir, rm } from "node:fs/promises";
import { basename, join } from "node:path";
import type { RemovedSamples } from "../domain/operation/removed-samples.ts";
import { frontMatterText, readFrontMatter } from "../ingestion/reading/read-front-matter.ts";
import { copyFileDurably } from "./backup/copy-file.ts";

/** The folders that samples are shipped in. */
const sampleFolders = ["policies", "reports"];

/**
 * Takes the samples that came with the product out of the knowledge folder: the Markdown files whose front
 * matter says `sample: true`. They are moved, not deleted, since an office may have written into one.
 * @throws what the file system throws; a sample is gone from its place only when its copy is whole.
 */
export async function removeSamples(
  { knowledgeDir, dataDir, now }: { knowledgeDir: string; dataDir: string; now: Date },
  signal: AbortSignal,
): Promise<RemovedSamples> {
  const removed: string[] = [];
  const target = join(dataDir, "removed-samples", now.toISOString().replaceAll(/[:.]/gu, "-"));
  for (const folder of sampleFolders) {
    for (const name of await markdownIn(join(knowledgeDir, folder))) {
      signal.throwIfAborted();
      const place = join(knowledgeDir, folder, name);
      if (!isSample(await readFile(place, "utf8"))) continue;
      await mkdir(join(target, folder), { recursive: true });
      await copyFileDurably(place, join(target, folder, name), signal);
      await rm(place);
      removed.push(`${folder}/${basename(name).normalize("NFC")}`);
    }
  }
  return { removed, keptIn: removed.length === 0 ? null : target };
}

function isSample(text: string): boolean {
  return frontMatterText(readFrontMatter(text).values, "sample") === "true";
}

async function markdownIn(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile() && entry.name.endsWith(".md"))
      .map((entry) => entry.name)
      .sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
}
