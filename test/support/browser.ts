import axe from "axe-core";
import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";

const executablePath = process.env["CHROMIUM"] ?? "/usr/bin/chromium";

/** Whether browser tests can run here; says so on the terminal when they cannot. */
export function browserAvailable(): boolean {
  if (existsSync(executablePath)) return true;
  console.warn(`浏览器测试跳过：没有 ${executablePath}（apt-get install chromium fonts-noto-cjk）`);
  return false;
}

export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath,
    args: [
      "--headless",
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}

export interface WatchedPage {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Console errors (a breach of the Content-Security-Policy is one) and uncaught exceptions. */
  readonly faults: string[];
  /** Addresses outside the server under test. */
  readonly outside: string[];
}

/** A fresh profile that notes every fault and every request that leaves the server. */
export async function openPage(
  browser: Browser,
  url: string,
  options: { readonly width: number; readonly height?: number; readonly dark?: boolean },
): Promise<WatchedPage> {
  const context = await browser.newContext({
    viewport: { width: options.width, height: options.height ?? 800 },
    colorScheme: options.dark === true ? "dark" : "light",
    locale: "zh-CN",
    reducedMotion: "reduce",
    permissions: ["clipboard-read", "clipboard-write"],
  });
  const page = await context.newPage();
  const faults: string[] = [];
  const outside: string[] = [];
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("console", (line) => {
    if (line.type() === "error") faults.push(line.text());
  });
  page.on("request", (request) => {
    if (!request.url().startsWith(url) && !request.url().startsWith("data:")) outside.push(request.url());
  });
  await page.goto(url);
  return { page, context, faults, outside };
}

/** Keeps a picture in test-results/ (git-ignored) for people to look at. */
export async function screenshot(page: Page, name: string): Promise<void> {
  await mkdir("test-results", { recursive: true });
  await page.screenshot({ path: `test-results/${name}.png` });
}

/** What axe-core counts as serious or critical, e.g. text without enough contrast. */
export async function seriousFaults(page: Page): Promise<string[]> {
  // Run by the debugger's own way in, which the page's Content-Security-Policy does not bind.
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() => (globalThis as unknown as { axe: typeof axe }).axe.run());
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}
