import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe } from "vitest";
import { browserAvailable, launchBrowser } from "./browser.ts";
import { buildPage } from "./built-page.ts";

/** Set before the first test of the suite. */
export interface OpenedBrowser {
  browser: Browser;
  /** The built page. */
  pageDir: string;
}

/** `<name> in a browser`: a suite over the built page; skipped, and said so, where there is no browser. */
export function describeInBrowser(name: string, tests: (opened: OpenedBrowser) => void): void {
  describe.skipIf(!browserAvailable())(`${name} in a browser`, () => {
    const opened = {} as OpenedBrowser;
    let built: Awaited<ReturnType<typeof buildPage>> | undefined;

    beforeAll(async () => {
      [opened.browser, built] = await Promise.all([launchBrowser(), buildPage()]);
      opened.pageDir = built.pageDir;
    });
    afterAll(async () => {
      await (opened as Partial<OpenedBrowser>).browser?.close();
      await built?.remove();
    });

    tests(opened);
  });
}
