import axe from "axe-core";
import type { Page } from "playwright-core";

/** What axe-core counts as serious or critical, e.g. text without enough contrast. */
export async function seriousFaults(page: Page): Promise<string[]> {
  // Run by the debugger's own way in, which the page's Content-Security-Policy does not bind.
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() => (globalThis as unknown as { axe: typeof axe }).axe.run());
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}
