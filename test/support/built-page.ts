import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { build } from "vite";
import { pageViteOptions } from "../../src/channels/web/page/vite-options.mjs";

/** Where a page lies that was built for all tests of a run. */
export const pageVariable = "YOUJU_TEST_PAGE";

/** The page as `npm run build` makes it: the one of this run, else in a folder of its own. */
export async function buildPage(): Promise<{ readonly pageDir: string; remove(): Promise<void> }> {
  const built = process.env[pageVariable];
  if (built !== undefined) return { pageDir: built, remove: () => Promise.resolve() };
  const pageDir = await mkdtemp(path.join(tmpdir(), "youju-page-"));
  const environment = process.env["NODE_ENV"];
  process.env["NODE_ENV"] = "production";
  try {
    await build(pageViteOptions(pageDir));
  } finally {
    process.env["NODE_ENV"] = environment;
  }
  return { pageDir, remove: () => rm(pageDir, { recursive: true }) };
}
