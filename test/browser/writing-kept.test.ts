import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { openPage, screenshot, seriousFaults } from "../support/browser.ts";
import { describeInBrowser } from "../support/browser-suite.ts";
import { startCuttingProxy } from "../support/cutting-proxy.ts";
import { createFakeAssistant } from "../support/fake-assistant.ts";
import { openHouseWriting } from "../support/house-writing.ts";
import { slowWriting } from "../support/slow-writing.ts";
import { startWebServer } from "../support/web-test-server.ts";
import { beginDraft, request } from "../support/writing-room.ts";

describeInBrowser("what is written", (opened) => {
  const start = (writing = openHouseWriting()) =>
    startWebServer({ pageDir: opened.pageDir, assistant: createFakeAssistant({ writing }) });

  it("reads on after the line was cut in the middle of a draft, and stops on request", async () => {
    await using server = await start(slowWriting(openHouseWriting(), 250));
    await using proxy = await startCuttingProxy(server.url);
    const { page, context } = await openPage(opened.browser, proxy.url, { width: 1440, height: 900 });
    await page.goto(`${proxy.url}/#/write`);
    await page.getByRole("textbox", { name: "写作要求" }).fill(request);
    await page.getByRole("button", { name: "开始起草" }).click();
    const running = page.getByRole("textbox", { name: "正在起草…" });
    await expect.poll(() => running.innerText()).toContain("2024年");
    await screenshot(page, "write-9-streaming-1440");
    proxy.cut();
    const editor = page.getByRole("textbox", { name: "稿子正文" });
    await editor.waitFor({ timeout: 20_000 });
    expect((await editor.innerText()).length).toBeGreaterThan(150);
    await page.getByRole("button", { name: "缩短" }).click();
    await page.getByText("正在修改…").waitFor();
    await page.getByRole("button", { name: "停止" }).click();
    await page.getByText("原来的稿子没有动。").waitFor();
    expect((await editor.innerText()).length).toBeGreaterThan(150);
    await context.close();
  });

  it("tells the later of two tabs, and keeps both texts whatever is chosen", async () => {
    await using server = await start();
    const { page: first, context } = await openPage(opened.browser, server.url, { width: 1440, height: 900 });
    await first.goto(`${server.url}/#/write`);
    await beginDraft(first);
    await expect.poll(() => first.url()).toMatch(/#\/write\/draft-1$/u);
    const second = await context.newPage();
    await second.goto(first.url());
    const write = async (page: Page, text: string): Promise<void> => {
      const editor = page.getByRole("textbox", { name: "稿子正文" });
      await editor.click();
      await page.keyboard.press("Control+End");
      await page.keyboard.type(text);
      await editor.press("Control+s");
    };
    await second.getByText("已保存", { exact: true }).waitFor();
    await write(first, "甲处所写。");
    await first.getByText("已保存", { exact: true }).waitFor();
    await write(second, "乙处所写。");
    await second.getByText("这份草稿已在别处改过").waitFor();
    await second.getByRole("button", { name: "对比两份" }).click();
    await second.locator("ins", { hasText: "乙" }).waitFor();
    await screenshot(second, "write-10-conflict-1440");
    expect(await seriousFaults(second)).toEqual([]);
    await second.getByRole("button", { name: "收起对比" }).click();
    await second.getByRole("button", { name: "用我的" }).click();
    await second
      .getByText(/第 3 版/u)
      .first()
      .waitFor();
    await write(first, "甲处又写。");
    await first.getByText("这份草稿已在别处改过").waitFor();
    await first.getByRole("button", { name: "用对方的" }).click();
    await first
      .getByText(/第 5 版/u)
      .first()
      .waitFor();
    const response = await fetch(`${server.url}/api/draft/draft-1`);
    const { versions } = (await response.json()) as { versions: { text: string }[] };
    expect(versions.map(({ text }) => /[甲乙]处.*$/u.exec(text)?.[0] ?? "")).toEqual([
      "",
      "甲处所写。",
      "乙处所写。",
      "甲处所写。甲处又写。",
      "乙处所写。",
    ]);
    await context.close();
  });

  it("brings unsaved edits back after a reload, a restart of the service and an ended session", async () => {
    const writing = openHouseWriting();
    const staffToken = "staff-secret";
    const options = { pageDir: opened.pageDir, staffToken };
    const server = await startWebServer({ ...options, assistant: createFakeAssistant({ writing }) });
    const { page, context } = await openPage(opened.browser, server.url, { width: 1440, height: 900 });
    await page.goto(`${server.url}/#/write`);
    const login = async (): Promise<void> => {
      await page.getByLabel("口令", { exact: true }).fill(staffToken);
      await page.keyboard.press("Enter");
    };
    await login();
    await beginDraft(page);
    await expect.poll(() => page.url()).toMatch(/#\/write\/draft-1$/u);
    const editor = page.getByRole("textbox", { name: "稿子正文" });
    await editor.click();
    await page.keyboard.press("Control+End");
    await page.keyboard.type("还没有保存的话。");
    const port = Number(new URL(server.url).port);
    await server.close();
    await editor.press("Control+s");
    await page.getByText("没能保存，改动已留在这台电脑上").first().waitFor();
    await screenshot(page, "write-11-offline-1440");
    await using _second = await startWebServer({
      ...options,
      port,
      assistant: createFakeAssistant({ writing }),
    });
    await page.getByRole("button", { name: "重试" }).click();
    await page.getByText("已保存", { exact: true }).waitFor();
    await context.clearCookies();
    await editor.click();
    await page.keyboard.press("Control+End");
    await page.keyboard.type("登录过期时写的话。");
    await editor.press("Control+s");
    await login();
    await page.getByText("已恢复上次没有保存的修改。").waitFor();
    expect(await editor.innerText()).toContain("登录过期时写的话。");
    await page.reload();
    await editor.waitFor();
    await expect.poll(() => editor.innerText()).toMatch(/还没有保存的话。登录过期时写的话。$/u);
    await context.close();
  });
});
