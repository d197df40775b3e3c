import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { seriousFaults } from "../support/accessibility.ts";
import { browserAvailable, launchBrowser, openPage, screenshot } from "../support/browser.ts";
import { buildPage } from "../support/built-page.ts";
import { createFakeAssistant } from "../support/fake-assistant.ts";
import { openHouseWriting } from "../support/house-writing.ts";
import { startWebServer } from "../support/web-test-server.ts";

const looks = [
  { width: 360, height: 740, dark: false },
  { width: 360, height: 740, dark: true },
  { width: 1440, height: 900, dark: false },
  { width: 1440, height: 900, dark: true },
] as const;

/** Has a title, an addressee, a signature and places to be filled. */
const petition = "给市委组织部写个请示，申请举办村党组织书记培训班，300字。";
const request = "写一段2024年发展党员工作情况，240字。";

/** What is copied out of a spreadsheet: cells with tabs between, lines as Windows ends them. */
const copiedCells = "事项\t数值\t单位\r\n发展党员\t396\t名\r\n举办培训班\t5\t期\r\n";

async function paste(page: Page, label: string, text: string): Promise<void> {
  // Run as text: the types of the page are not those of the test.
  await page.getByRole("textbox", { name: label }).focus();
  await page.evaluate(`{
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", ${JSON.stringify(text)});
    const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
    document.activeElement.dispatchEvent(event);
  }`);
}

async function beginDraft(page: Page, wanted = request): Promise<void> {
  await page.getByRole("textbox", { name: "写作要求" }).fill(wanted);
  await page.getByRole("button", { name: "开始起草" }).click();
  await page.getByRole("textbox", { name: "稿子正文" }).waitFor();
}

describe.skipIf(!browserAvailable())("the writing room in a browser", () => {
  let browser: Browser;
  let built: Awaited<ReturnType<typeof buildPage>>;

  beforeAll(async () => {
    [browser, built] = await Promise.all([launchBrowser(), buildPage()]);
  });
  afterAll(async () => {
    await browser?.close();
    await built?.remove();
  });

  const start = (writing = openHouseWriting()) =>
    startWebServer({ pageDir: built.pageDir, assistant: createFakeAssistant({ writing }) });

  it.each(looks)("is readable by everyone at $width px (dark: $dark)", async (look) => {
    await using server = await start();
    const { page, context, faults, outside } = await openPage(browser, server.url, look);
    await page.goto(`${server.url}/#/write`);
    const shot = async (name: string): Promise<void> => {
      await screenshot(page, `write-${name}-${look.width}${look.dark ? "-dark" : ""}`);
      expect(await seriousFaults(page), name).toEqual([]);
      expect(await page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name).toBe(true);
    };
    await page.getByRole("heading", { name: "想写什么？" }).waitFor();
    await shot("1-start");
    await paste(page, "第 1 行事项", copiedCells);
    await page.getByText("已粘贴 2 行").waitFor();
    await shot("2-facts");
    await beginDraft(page, petition);
    await shot("3-desk");
    for (const [index, tab] of ["修改", "待填", "检查", "出处", "版本", "导出"].entries()) {
      await page.getByRole("tab", { name: new RegExp(`^${tab}`, "u") }).click();
      await shot(`4-${index}-${tab}`);
    }
    await page.getByText("版面", { exact: true }).click();
    if (look.width < 960) await page.getByRole("tab", { name: "稿子" }).click();
    await page.getByRole("img", { name: /A4/u }).waitFor();
    await shot("5-paper");
    await page.goto(`${server.url}/#/write/check`);
    await page.getByRole("textbox", { name: "把稿子贴在这里" }).waitFor();
    await shot("6-check");
    expect(faults).toEqual([]);
    expect(outside).toEqual([]);
    await context.close();
  });
});
