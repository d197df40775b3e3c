import { expect, it } from "vitest";
import { openPage, screenshot, seriousFaults } from "../support/browser.ts";
import { describeInBrowser } from "../support/browser-suite.ts";
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

describeInBrowser("the rooms", (opened) => {
  it.each(looks)("are readable by everyone at $width px (dark: $dark)", async (look) => {
    const office = createTestOffice();
    await using server = await startWebServer({ pageDir: opened.pageDir, office });
    const { page, context, faults, outside } = await openPage(opened.browser, server.url, look);
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
    await using server = await startWebServer({ pageDir: opened.pageDir });
    const { page, context } = await openPage(opened.browser, `${server.url}/#/library`, { width: 1440 });
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
    await drawer.getByRole("tab", { name: "版本" }).click();
    await drawer.getByText("没有它的其他版本").waitFor();
    await drawer.getByRole("tab", { name: "清理掉的内容" }).click();
    await drawer.getByText("没有清理掉任何内容").waitFor();
    await context.close();
  });

  it.each([360, 1440])("sets two versions side by side and marks what changed at %s px", async (width) => {
    await using server = await startWebServer({ pageDir: opened.pageDir });
    const { page, context, faults } = await openPage(opened.browser, `${server.url}/#/library`, { width });
    await page.getByRole("button", { name: "（2021年）" }).click();
    await page.getByRole("tab", { name: "版本" }).click();
    await page.getByRole("link", { name: "对比" }).click();
    await page.getByRole("heading", { name: "版本对比" }).waitFor();
    await page.getByRole("row").nth(2).waitFor();
    expect(server.assistant.calls.find(({ method }) => method === "compare")).toMatchObject({
      request: { old: "policies/换届纪律通知（2021年）.md", new: "policies/换届纪律通知（2026年）.md" },
    });
    expect(await page.locator("del").allInnerTexts()).toEqual(["七天"]);
    expect(await page.locator("ins").allInnerTexts()).toEqual(["五个工作日"]);
    expect(await page.getByRole("row").count()).toBe(3);
    await screenshot(page, `compare-${width}`);
    expect(await seriousFaults(page)).toEqual([]);
    expect(await page.evaluate("document.documentElement.scrollWidth <= innerWidth")).toBe(true);
    await page.getByText("全部 3").click();
    await page.getByText("位置变了").waitFor();
    await page.getByRole("link", { name: "返回资料" }).click();
    await page.getByRole("table").waitFor();
    expect(faults).toEqual([]);
    await context.close();
  });

  it("says when nothing was written on a topic itself, and hands a paragraph over as a model", async () => {
    await using server = await startWebServer({ pageDir: opened.pageDir });
    const { page, context, faults } = await openPage(opened.browser, `${server.url}/#/materials`, {
      width: 360,
    });
    const field = page.getByRole("textbox", { name: "主题" });
    await field.fill("干部后备力量");
    await page.keyboard.press("Enter");
    await page.getByText("历年材料里没有直接写到“干部后备力量”").waitFor();
    await screenshot(page, "materials-weak-360");
    await field.fill("科级干部");
    await page.keyboard.press("Enter");
    await page.getByText("1 段写到").waitFor();
    await page.getByRole("button", { name: "用作范例" }).click();
    await page.getByText("已选 1 段作范例").waitFor();
    const chosen = await page.evaluate<string>("localStorage.getItem('youju-precedents')");
    expect(JSON.parse(chosen)).toMatchObject([{ file: "reports/清河区2022年度组织工作总结.md", start: 24 }]);
    await page.reload();
    await page.getByRole("button", { name: "已选作范例" }).waitFor();
    expect(await field.inputValue()).toBe("科级干部");
    await page.getByText("标题", { exact: true }).click();
    await page.getByText("一、党员教育").waitFor();
    expect(faults).toEqual([]);
    await context.close();
  });

  it("uploads 500 files, lists the 30 that were not kept, takes the rest in by itself and remembers it", async () => {
    const bad = Array.from({ length: 30 }, (_, index) => `坏<b>${index}</b>.md`);
    const rejected = bad.map((file) => ({ file, reason: "文件名不能使用", fix: "请改名后重新上传" }));
    const report = { added: 470, changed: 0, removed: 0, unchanged: 0, chunks: 9, rejected: [] };
    const pastReloads = [
      {
        started_at: "2026-03-01T01:00:00.000Z",
        ended_at: "2026-03-01T01:00:02.000Z",
        by: "local",
        full: false,
        generation: 2,
        report: { ...report, duplicates: [], stale: [], warnings: [], took_ms: 2100 },
        error: null,
      },
    ];
    const assistant = createFakeAssistant({ uploadRejected: rejected, pastReloads });
    const office = createTestOffice();
    await using server = await startWebServer({ pageDir: opened.pageDir, assistant, office });
    const { page, context, faults } = await openPage(opened.browser, `${server.url}/#/library`, {
      width: 1440,
    });
    await page.getByText("历年材料", { exact: true }).first().click();
    const good = Array.from({ length: 470 }, (_, index) => `材料${index}.md`);
    await page
      .locator("input[type=file]")
      .first()
      .setInputFiles(
        [...good, ...bad].map((name) => ({ name, mimeType: "text/plain", buffer: Buffer.from("字") })),
      );
    await page.getByText("已保存 470 个文件").waitFor();
    await page.getByText("30 个文件没有保存").waitFor();
    await page.getByText("坏<b>29</b>.md：文件名不能使用，请改名后重新上传").waitFor();
    await page.getByText(/^已更新|^资料没有变化/u).waitFor();
    const received = assistant.calls.filter((call) => call.method === "receive");
    expect(received.length).toBeGreaterThan(1);
    expect(received.flatMap(({ request }) => request.files).map(({ name }) => name)).toEqual([
      ...good,
      ...bad,
    ]);
    expect(new Set(received.map(({ request }) => request.kind))).toEqual(new Set(["report"]));
    expect(assistant.calls.filter(({ method }) => method === "reload")).toHaveLength(1);
    await page.getByText("更新记录").click();
    await page.getByText("新增 470，修改 0，移除 0").waitFor();
    await screenshot(page, "room-upload-1440");
    expect(faults).toEqual([]);
    await context.close();
  });

  it("reads on where a cut line broke off", async () => {
    const assistant = createFakeAssistant({ delayMs: 50 });
    await using server = await startWebServer({ pageDir: opened.pageDir, assistant });
    await using line = await startCuttingProxy(server.url);
    const { page, context } = await openPage(opened.browser, line.url, { width: 1440 });
    await page.getByRole("button", { name: "换届“十个严禁”是哪些？" }).click();
    await page.getByText("严禁结党营私").waitFor();
    line.cut();
    await page.getByRole("heading", { name: "出处" }).waitFor();
    expect(await page.getByText("没能答完").count()).toBe(0);
    expect(assistant.calls.filter(({ method }) => method === "ask")).toHaveLength(1);
    await context.close();
  });
});
