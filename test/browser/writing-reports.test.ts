import { expect, it } from "vitest";
import { openPage, screenshot, seriousFaults } from "../support/browser.ts";
import { describeInBrowser } from "../support/browser-suite.ts";
import { createFakeAssistant } from "../support/fake-assistant.ts";
import { openHouseWriting } from "../support/house-writing.ts";
import { slowWriting } from "../support/slow-writing.ts";
import { startWebServer } from "../support/web-test-server.ts";
import { beginDraft } from "../support/writing-room.ts";

describeInBrowser("whole reports and what units handed in,", (opened) => {
  it("writes only the facts that were ticked, and says who has not reported", async () => {
    await using server = await startWebServer({
      pageDir: opened.pageDir,
      assistant: createFakeAssistant({ writing: openHouseWriting() }),
    });
    const { page, context, faults } = await openPage(opened.browser, server.url, {
      width: 1440,
      height: 900,
    });
    await page.goto(`${server.url}/#/write`);
    await page.getByRole("textbox", { name: "写作要求" }).fill("写一段2024年发展党员工作情况，240字。");
    const file = (name: string, text: string) => ({
      name,
      mimeType: "text/plain",
      buffer: Buffer.from(text),
    });
    await page
      .getByLabel("选择材料", { exact: true })
      .and(page.locator("input"))
      .setInputFiles([
        file("云溪镇.txt", "2024年发展党员12名。2023年发展党员10名。"),
        file("白鹭镇.txt", "举办培训班3期。"),
      ]);
    await page.getByText("找到 2 条，勾选了 0 条").waitFor();
    await page.getByLabel("应报单位").fill("云溪镇、白鹭镇、青石街道");
    await page.keyboard.press("Enter");
    await page
      .getByText(/青石街道/u)
      .last()
      .waitFor();
    await page.getByRole("checkbox", { name: /发展党员12名/u }).check();
    await page.getByText("找到 2 条，勾选了 1 条").waitFor();
    await screenshot(page, "write-14-materials-1440");
    expect(await seriousFaults(page)).toEqual([]);
    await page.getByRole("button", { name: "开始起草" }).click();
    const editor = page.getByRole("textbox", { name: "稿子正文" });
    await editor.waitFor();
    expect(await editor.innerText()).toContain("发展党员12名");
    expect(await editor.innerText()).not.toContain("3期");
    await page.getByRole("tab", { name: "出处" }).click();
    await page
      .getByText(/来自 云溪镇.txt/u)
      .first()
      .waitFor();
    await page.getByRole("button", { name: "用作范例" }).first().click();
    await page.getByRole("button", { name: "已用作范例" }).waitFor();
    await page
      .getByRole("button", { name: "写作首页" })
      .or(page.getByRole("link", { name: "写作首页" }))
      .click();
    await page.getByRole("heading", { name: "范例", exact: true }).waitFor();
    expect(faults).toEqual([]);
    await context.close();
  });

  it("lists the outline first, writes section by section, stops, and goes on after a reload", async () => {
    const writing = slowWriting(openHouseWriting(), 300);
    await using server = await startWebServer({
      pageDir: opened.pageDir,
      assistant: createFakeAssistant({ writing }),
    });
    const { page, context, faults } = await openPage(opened.browser, server.url, {
      width: 1440,
      height: 900,
    });
    await page.goto(`${server.url}/#/write`);
    await page.getByRole("textbox", { name: "写作要求" }).fill("写2024年组织工作总结，2000字。");
    await page.getByRole("button", { name: "先列提纲" }).click();
    await page.getByRole("heading", { name: "提纲" }).waitFor();
    const headings = page.getByRole("textbox", { name: /小标题$/u });
    const count = await headings.count();
    expect(count).toBeGreaterThan(2);
    await headings.first().fill("坚持不懈抓好理论武装");
    await page.getByRole("button", { name: "第 2 部分上移" }).click();
    expect(await headings.nth(1).inputValue()).toBe("坚持不懈抓好理论武装");
    await screenshot(page, "write-15-outline-1440");
    expect(await seriousFaults(page)).toEqual([]);
    await page.setViewportSize({ width: 360, height: 740 });
    await screenshot(page, "write-15-outline-360");
    expect(await page.evaluate("document.documentElement.scrollWidth <= innerWidth")).toBe(true);
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.getByRole("button", { name: "按提纲起草" }).click();
    await page.getByText(/^正在写第 [23]\//u).waitFor();
    await screenshot(page, "write-16-sections-1440");
    await page.getByRole("button", { name: "停止" }).click();
    await page.getByText(/^写好了 \d+\/\d+ 部分/u).waitFor();
    await page.reload();
    await page.getByText("这份材料还没有写完").waitFor();
    await page.getByRole("button", { name: "接着写" }).click();
    const editor = page.getByRole("textbox", { name: "稿子正文" });
    await editor.waitFor({ timeout: 40_000 });
    await expect.poll(() => editor.innerText()).toContain("坚持不懈抓好理论武装");
    await page
      .getByText(/第 1 版/u)
      .first()
      .waitFor();
    await page.getByText("版面", { exact: true }).click();
    await expect.poll(() => page.locator(".sheet").count()).toBeGreaterThan(1);
    await screenshot(page, "write-17-report-paper-1440");
    expect(faults).toEqual([]);
    await context.close();
  });

  it("refuses calmly what cannot be drafted", async () => {
    await using server = await startWebServer({
      pageDir: opened.pageDir,
      assistant: createFakeAssistant({ writing: openHouseWriting() }),
    });
    const { page, context } = await openPage(opened.browser, server.url, { width: 360, height: 740 });
    await page.goto(`${server.url}/#/write`);
    await page.getByRole("textbox", { name: "写作要求" }).fill("写一段");
    await page.getByRole("button", { name: "开始起草" }).click();
    await page.getByText(/没有看出要写什么/u).waitFor();
    await screenshot(page, "write-18-refused-360");
    await page.getByRole("link", { name: "写作首页" }).click();
    // What was asked for is still there to be mended.
    expect(await page.getByRole("textbox", { name: "写作要求" }).inputValue()).toBe("写一段");
    await beginDraft(page, "写一段2024年发展党员工作情况，240字。");
    await context.close();
  });
});
