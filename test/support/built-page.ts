import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { build } from "vite";
import { pageViteOptions } from "../../src/channels/web/page/vite-options.mjs";

/** The page as `npm run build` makes it, in a folder of its own. */
export async function buildPage(): Promise<{ readonly pageDir: string; remove(): Promise<void> }> {
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
