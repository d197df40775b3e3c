import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { seriousFaults } from "../support/accessibility.ts";
import { browserAvailable, launchBrowser, openPage, screenshot } from "../support/browser.ts";
import { buildPage } from "../support/built-page.ts";
import { createFakeAssistant } from "../support/fake-assistant.ts";
import { startCuttingProxy } from "../support/cutting-proxy.ts";
import { createTestOffice } from "../support/test-office.ts";
import { startWebServer } from "../support/web-test-server.ts";

const looks = [
  { width: 360, height: 740, dark: false },
  { width: 360, height: 740, dark: true },
  { width: 1440, height: 900, dark: false },
  { width: 1440, height: 900, dark: true },
] as const;

describe.skipIf(!browserAvailable())("the rooms in a browser", () => {
  let browser: Browser;
  let built: Awaited<ReturnType<typeof buildPage>>;

  beforeAll(async () => {
    [browser, built] = await Promise.all([launchBrowser(), buildPage()]);
  });
  afterAll(async () => {
    await browser?.close();
    await built?.remove();
  });

  it.each(looks)("are readable by everyone at $width px (dark: $dark)", async (look) => {
    const office = createTestOffice();
    await using server = await startWebServer({ pageDir: built.pageDir, office });
    const { page, context, faults, outside } = await openPage(browser, server.url, look);
    for (const room of ["问答", "素材", "资料", "管理"]) {
      await page.getByRole("link", { name: room }).click();
      await page.getByRole("heading", { level: 2 }).first().waitFor();
      if (room === "素材") {
        await page.getByRole("textbox", { name: "主题" }).fill("党建");
        await page.keyboard.press("Enter");
        await page.getByRole("button", { name: "复制段落" }).first().waitFor();
      }
      if (room === "资料") await page.getByRole("table").waitFor();
      await screenshot(page, `room-${room}-${look.width}${look.dark ? "-dark" : ""}`);
      expect(await seriousFaults(page)).toEqual([]);
      expect(await page.evaluate("document.documentElement.scrollWidth <= innerWidth")).toBe(true);
    }
    expect(faults).toEqual([]);
    expect(outside).toEqual([]);
    await context.close();
  });

  it("finds a document, shows its structure and goes to an article", async () => {
    await using server = await startWebServer({ pageDir: built.pageDir });
    const { page, context } = await openPage(browser, `${server.url}/#/library`, { width: 1440 });
    const rows = page.getByRole("table").getByRole("row");
    await rows.nth(1).waitFor();
    const all = await rows.count();
    await page.getByRole("textbox", { name: "按名称、文件名查找" }).fill("教育培训");
    await expect.poll(() => rows.count()).toBeLessThan(all);
    await rows.nth(1).getByRole("button").first().click();
    const drawer = page.getByRole("dialog");
    await drawer.getByRole("tab", { name: "结构" }).click();
    await drawer.getByRole("button", { name: "第二十三条" }).first().click();
    const mark = drawer.locator("mark.is-focus").first();
    await mark.waitFor();
    expect(await mark.innerText()).toContain("第二十三条");
    await drawer.getByRole("tab", { name: "清理掉的内容" }).click();
    await drawer.getByText("没有清理掉任何内容").waitFor();
    await context.close();
  });

  it("uploads files, lists what was not kept, and takes the rest in by itself", async () => {
    const rejected = [{ file: "坏.md", reason: "文件名不能使用", fix: "请改名后重新上传" }];
    const assistant = createFakeAssistant({ uploadRejected: rejected });
    const office = createTestOffice();
    await using server = await startWebServer({ pageDir: built.pageDir, assistant, office });
    const { page, context, faults } = await openPage(browser, `${server.url}/#/library`, { width: 1440 });
    await page.getByText("历年材料", { exact: true }).first().click();
    const names = Array.from({ length: 60 }, (_, index) => `材料${index}.md`);
    await page
      .locator("input[type=file]")
      .first()
      .setInputFiles(
        [...names, "坏.md"].map((name) => ({ name, mimeType: "text/plain", buffer: Buffer.from("字") })),
      );
    await page.getByText("已保存 60 个文件").waitFor();
    await page.getByText("坏.md：文件名不能使用，请改名后重新上传").waitFor();
    await page.getByText(/^已更新|^资料没有变化/u).waitFor();
    const received = assistant.calls.filter((call) => call.method === "receive");
    expect(received.length).toBeGreaterThan(1);
    expect(received.flatMap(({ request }) => request.files).map(({ name }) => name)).toEqual([
      ...names,
      "坏.md",
    ]);
    expect(new Set(received.map(({ request }) => request.kind))).toEqual(new Set(["report"]));
    expect(assistant.calls.filter(({ method }) => method === "reload")).toHaveLength(1);
    await screenshot(page, "room-upload-1440");
    expect(faults).toEqual([]);
    await context.close();
  });

  it("adds a user, shows the token once, changes and ends it; the audit list says so", async () => {
    const office = createTestOffice({ adminToken: "admin-secret" });
    await using server = await startWebServer({ pageDir: built.pageDir, office });
    const { page, context, faults } = await openPage(browser, `${server.url}/#/admin`, { width: 1440 });
    await page.getByLabel("口令", { exact: true }).fill("admin-secret");
    await page.keyboard.press("Enter");
    await page.getByRole("tab", { name: "用户" }).click();
    await page.getByRole("button", { name: "增加用户" }).click();
    await page.getByRole("textbox", { name: "用户名" }).fill("王五");
    await page.getByRole("textbox", { name: "可查资料" }).fill("policies");
    await page.getByRole("button", { name: "确定" }).click();
    const first = await page.locator("code.token").innerText();
    expect(office.people.byToken(first)?.reader).toMatchObject({ userId: "王五", collections: ["policies"] });
    await screenshot(page, "room-token-1440");

    await page.getByRole("button", { name: "换口令" }).click();
    await page.getByRole("tooltip").getByRole("button", { name: "确定" }).click();
    await expect.poll(() => page.locator("code.token").innerText()).not.toBe(first);
    expect(office.people.byToken(first)).toBeNull();
    await page.getByRole("button", { name: "停用" }).click();
    await page.getByRole("tooltip").filter({ hasText: "停用" }).getByRole("button", { name: "确定" }).click();
    await page.getByText("已停用").waitFor();

    await page.getByRole("tab", { name: "操作记录" }).click();
    await page.getByText("核对完整").waitFor();
    expect(await page.getByRole("table").innerText()).toMatch(
      /停用用户[\s\S]*更换口令[\s\S]*增加用户[\s\S]*登录/u,
    );
    expect(faults.filter((fault) => !fault.includes("401"))).toEqual([]);
    await context.close();
  });

  it("keeps the admin's room from staff, also by its address", async () => {
    await using server = await startWebServer({ pageDir: built.pageDir, staffToken: "staff-secret" });
    const { page, context } = await openPage(browser, `${server.url}/#/admin`, { width: 1440 });
    await page.getByLabel("口令", { exact: true }).fill("staff-secret");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "有什么想问的？" }).waitFor();
    expect(await page.getByRole("link", { name: "管理" }).count()).toBe(0);
    await page.getByRole("link", { name: "资料" }).click();
    await page.getByRole("table").waitFor();
    expect(await page.getByRole("button", { name: "上传文件", exact: true }).count()).toBe(0);
    await context.close();
  });

  it("reads on where a cut line broke off", async () => {
    const assistant = createFakeAssistant({ delayMs: 150 });
    await using server = await startWebServer({ pageDir: built.pageDir, assistant });
    await using line = await startCuttingProxy(server.url);
    const { page, context } = await openPage(browser, line.url, { width: 1440 });
    await page.getByRole("button", { name: "换届“十个严禁”是哪些？" }).click();
    await page.getByText("严禁结党营私").waitFor();
    line.cut();
    await page.getByRole("heading", { name: "出处" }).waitFor();
    expect(await page.getByText("没能答完").count()).toBe(0);
    expect(assistant.calls.filter(({ method }) => method === "ask")).toHaveLength(1);
    await context.close();
  });
});
