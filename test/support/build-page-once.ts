import { browserAvailable } from "./browser.ts";
import { buildPage, pageVariable } from "./built-page.ts";

let remove: (() => Promise<void>) | null = null;

/** One build of the page for every file of the browser tests. */
export async function setup(): Promise<void> {
  if (!browserAvailable()) return;
  const built = await buildPage();
  process.env[pageVariable] = built.pageDir;
  remove = () => built.remove();
}

export async function teardown(): Promise<void> {
  await remove?.();
}
