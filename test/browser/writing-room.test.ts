import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { openPage, screenshot, seriousFaults } from "../support/browser.ts";
import { describeInBrowser } from "../support/browser-suite.ts";
import { createFakeAssistant } from "../support/fake-assistant.ts";
import { openHouseWriting } from "../support/house-writing.ts";
import { startWebServer } from "../support/web-test-server.ts";
import { beginDraft, copiedCells, paste, petition, request } from "../support/writing-room.ts";

/** What the editor has chosen, which shows a moment after the click. */
const selected = (page: Page): Promise<string> => page.evaluate("getSelection().toString()");

const looks = [
  { width: 360, height: 740, dark: false },
  { width: 360, height: 740, dark: true },
  { width: 1440, height: 900, dark: false },
  { width: 1440, height: 900, dark: true },
] as const;

describeInBrowser("the writing room", (opened) => {
  const start = (writing = openHouseWriting()) =>
    startWebServer({ pageDir: opened.pageDir, assistant: createFakeAssistant({ writing }) });

  // Ten views, each read by axe-core: long on a busy machine.
  it.each(looks)(
    "is readable by everyone at $width px (dark: $dark)",
    async (look) => {
      await using server = await start();
      const { page, context, faults, outside } = await openPage(opened.browser, server.url, look);
      await page.goto(`${server.url}/#/write`);
      const shot = async (name: string): Promise<void> => {
        await screenshot(page, `write-${name}-${look.width}${look.dark ? "-dark" : ""}`);
        expect([name, ...(await seriousFaults(page))]).toEqual([name]);
        expect(await page.evaluate("document.documentElement.scrollWidth <= innerWidth")).toBe(true);
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
    },
    120_000,
  );

  it("traces figures by pointer and by keyboard, fills what is open, and says what was changed", async () => {
    await using server = await start();
    const { page, context, faults } = await openPage(opened.browser, server.url, {
      width: 1440,
      height: 900,
    });
    await page.goto(`${server.url}/#/write`);
    await paste(page, "第 1 行事项", copiedCells);
    await beginDraft(page, petition);
    const editor = page.getByRole("textbox", { name: "稿子正文" });
    const figure = editor.locator(".mark-fact", { hasText: "5期" });
    await figure.hover();
    await page.getByText("来自 事实表 第2行").waitFor();
    await screenshot(page, "write-7-origin-1440");
    await page.mouse.move(5, 5);
    await page.getByRole("tab", { name: "出处" }).click();
    await page.getByRole("button", { name: "转到 396名" }).click();
    await expect.poll(() => selected(page)).toBe("396名");
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("ArrowRight");
    await page.locator(".mark-card", { hasText: "来自 事实表 第1行" }).waitFor();

    await page.getByRole("tab", { name: /^待填/u }).click();
    await page.getByText("还有 6 处待填").waitFor();
    await page.getByRole("button", { name: "转到：培训时间" }).click();
    await expect.poll(() => selected(page)).toBe("〔培训时间〕");
    await page.keyboard.type("5月上旬");
    await page.keyboard.press("F8");
    await expect.poll(() => selected(page)).toBe("〔培训地点〕");
    await page.keyboard.press("Shift+F8");
    await expect.poll(() => selected(page)).toBe("〔联系电话〕");
    await page.getByRole("textbox", { name: "填写：发文机关" }).fill("清河区委组织部");
    await page.keyboard.press("Enter");
    await page.getByText("还有 4 处待填").waitFor();
    expect(await editor.innerText()).toContain("5月上旬");
    await editor.press("Control+s");
    await page.getByText("第 2 版", { exact: false }).first().waitFor();
    await page.getByText("已保存", { exact: true }).waitFor();

    await page.getByRole("tab", { name: "修改" }).click();
    await page.getByRole("button", { name: "扩写" }).click();
    await page
      .getByText(/第 3 版/u)
      .first()
      .waitFor();
    expect(await editor.innerText()).toContain("清河区委组织部");
    await page.getByRole("tab", { name: "版本" }).click();
    await page.getByRole("button", { name: "对比" }).click();
    await page.locator("ins").first().waitFor();
    await screenshot(page, "write-8-compare-1440");
    expect(await seriousFaults(page)).toEqual([]);
    const changed = page.locator(".compare-text .is-changed");
    const before = await changed.count();
    await page.getByRole("button", { name: "改回原样" }).first().click();
    await expect.poll(() => changed.count()).toBe(before - 1);
    await page.getByText("有未保存的修改").waitFor();
    await page.getByRole("button", { name: "收起对比" }).click();
    await page.getByRole("button", { name: "恢复这一版" }).last().click();
    await page.getByText("恢复第 1 版").waitFor();
    expect(await editor.innerText()).toContain("〔发文机关〕");
    await page.goBack();
    await page.getByRole("heading", { name: "想写什么？" }).waitFor();
    await page.getByRole("link", { name: /关于举办村党组织书记培训班的请示/u }).click();
    await page
      .getByText(/第 5 版/u)
      .first()
      .waitFor();
    expect(faults).toEqual([]);
    await context.close();
  });

  it("shows markup in a request, a fact and a text as text", async () => {
    const evil = '<img src=x onerror="document.title=1">';
    await using server = await start();
    const { page, context, faults } = await openPage(opened.browser, server.url, {
      width: 1440,
      height: 900,
    });
    await page.goto(`${server.url}/#/write`);
    await page.getByRole("textbox", { name: "第 1 行事项" }).fill(`${evil}发展党员`);
    await page.getByRole("textbox", { name: "第 1 行数值" }).fill("396");
    await page.getByRole("textbox", { name: "第 1 行单位" }).fill("名");
    await beginDraft(page, `${request}${evil}`);
    await page.getByRole("tab", { name: "出处" }).click();
    await page.getByText("版面", { exact: true }).click();
    await page.getByRole("img", { name: /A4/u }).waitFor();
    expect(await page.locator("main img").count()).toBe(0);
    expect(await page.title()).toContain("有据");
    await page.goto(`${server.url}/#/write/check`);
    const field = page.getByRole("textbox", { name: "把稿子贴在这里" });
    await field.click();
    await page.keyboard.insertText(`${evil}一是抓学习。三是抓落实。`);
    await page.getByRole("button", { name: "检查", exact: true }).click();
    await page.locator(".finding").first().waitFor();
    expect(await page.locator("main img").count()).toBe(0);
    expect(faults).toEqual([]);
    await context.close();
  });

  it("checks one's own text and a dropped file, what was left over from another place first", async () => {
    await using server = await start();
    const { page, context, faults } = await openPage(opened.browser, server.url, {
      width: 1440,
      height: 900,
    });
    await page.goto(`${server.url}/#/write/check`);
    const text = [
      "清河区委组织部2023年度组织工作总结",
      "2023年，清河区委组织部认真贯彻上级部署，全区基层党组织活力增强，清河区干部队伍持续优化。",
      "一是抓好学习，签定责任书。二是规范管理，临江区各级党组织战斗力不断提升。",
    ].join("\n");
    await page.locator("input[type=file]").setInputFiles({
      name: "我的总结.txt",
      mimeType: "text/plain",
      buffer: Buffer.from(text),
    });
    await page.getByText(/^发现 \d+ 处/u).waitFor();
    const rules = await page.locator(".finding .badge").allInnerTexts();
    expect(rules).toEqual(["套稿残留", "错别字"]);
    await page.locator(".finding-text", { hasText: "签定" }).click();
    await expect.poll(() => selected(page)).toBe("签定");
    await screenshot(page, "write-12-check-1440");
    expect(await seriousFaults(page)).toEqual([]);
    await page.getByRole("button", { name: "改为“签订”" }).click();
    await page.getByText("稿子改过了，可以再查一次。").waitFor();
    await page.reload();
    const kept = page.getByRole("textbox", { name: "把稿子贴在这里" });
    await expect.poll(() => kept.innerText()).toContain("签订责任书");
    await page.getByRole("button", { name: "检查", exact: true }).click();
    await expect.poll(() => page.locator(".finding .badge").allInnerTexts()).not.toContain("错别字");
    expect(faults).toEqual([]);
    await context.close();
  });

  it("lays out on A4, and exports Word, Markdown and text, a 红头 only where there may be one", async () => {
    await using server = await start();
    const { page, context, faults } = await openPage(opened.browser, server.url, {
      width: 1440,
      height: 900,
    });
    await page.goto(`${server.url}/#/write`);
    await beginDraft(page, petition);
    await page.getByRole("tab", { name: "导出" }).click();
    const exported = async (button: string): Promise<string> => {
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("button", { name: button }).click(),
      ]);
      return download.suggestedFilename();
    };
    const name = "关于举办村党组织书记培训班的请示";
    expect(await exported("清稿 .docx")).toBe(`${name}（清稿）.docx`);
    expect(await exported("核对稿 .docx")).toBe(`${name}（核对稿）.docx`);
    expect(await exported("Markdown .md")).toBe(`${name}.md`);
    expect(await exported("纯文本 .txt")).toBe(`${name}.txt`);
    await page.getByLabel("加红头和版记").check();
    await page.getByText("请先填写发文机关标志和发文字号。").waitFor();
    await page.getByLabel("发文机关标志").fill("中共清河区委组织部文件");
    await page.getByLabel("发文字号").fill("清组〔2024〕3号");
    await page.getByLabel("签发人").fill("李某某");
    await page.getByLabel("印发机关").fill("中共清河区委组织部办公室");
    await page.getByText("版面", { exact: true }).click();
    await page.locator(".sheet .paper-issuer").first().waitFor();
    await screenshot(page, "write-13-letterhead-1440");
    const sizes = await page.evaluate<[number, number, number, number]>(`(() => {
      const sheet = document.querySelector(".sheet").getBoundingClientRect();
      const text = document.querySelector(".sheet-text").getBoundingClientRect();
      const mm = (pixels) => Math.round((pixels * 25.4) / 96);
      return [text.top - sheet.top, text.left - sheet.left, sheet.right - text.right, sheet.bottom - text.bottom].map(mm);
    })()`);
    expect(sizes).toEqual([37, 28, 26, 35]);
    expect(await exported("清稿 .docx")).toBe(`${name}（清稿）.docx`);
    await page.goto(`${server.url}/#/write`);
    await beginDraft(page);
    await page.getByRole("tab", { name: "导出" }).click();
    await page.getByText("红头和版记只用于 15 种法定公文。").waitFor();
    expect(faults).toEqual([]);
    await context.close();
  });
});
