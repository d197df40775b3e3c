import { expect, it } from "vitest";
import { openPage, screenshot, seriousFaults } from "../support/browser.ts";
import { describeInBrowser } from "../support/browser-suite.ts";
import { createFakeAssistant } from "../support/fake-assistant.ts";
import { earlierEvaluation } from "../support/sample-evaluation.ts";
import { createTestOffice } from "../support/test-office.ts";
import { startWebServer } from "../support/web-test-server.ts";

const later = { ...earlierEvaluation, at: "2026-02-01T08:00:00.000Z", included: 0.8 };

describeInBrowser("the admin's room", (opened) => {
  it.each([
    { width: 360, height: 740, dark: true },
    { width: 1440, height: 900, dark: false },
  ])("shows how things stand at $width px (dark: $dark)", async (look) => {
    const assistant = createFakeAssistant({
      evaluations: [later, earlierEvaluation],
      status: { mode: "generated" },
    });
    await using server = await startWebServer({ pageDir: opened.pageDir, assistant });
    const { page, context, faults } = await openPage(opened.browser, `${server.url}/#/admin`, look);
    const check = async (name: string): Promise<void> => {
      await screenshot(page, `admin-${name}-${look.width}${look.dark ? "-dark" : ""}`);
      expect(await seriousFaults(page)).toEqual([]);
      expect(await page.evaluate("document.documentElement.scrollWidth <= innerWidth")).toBe(true);
    };
    await page.getByText("索引：还没有建").waitFor();
    await page.getByText("api.example.com").waitFor();
    await page.getByText("标为内部的资料不发送").waitFor();
    await page.getByText("已设置", { exact: true }).waitFor();
    await page.getByRole("button", { name: "检测" }).click();
    await page.getByText("连不上模型接口（请检查地址）").waitFor();
    await check("state");

    await page.goto(`${server.url}/#/admin/insights`);
    await page.getByRole("img", { name: "每天的提问" }).waitFor();
    expect(await page.locator("svg[role=img] rect").count()).toBe(3);
    await page.getByText("人才 · 补贴").waitFor();
    await page.getByText("没说工作日").waitFor();
    expect(await page.getByRole("link", { name: "补充资料" }).getAttribute("href")).toBe("#/library");
    await page.getByText("最近 7 天").click();
    await expect
      .poll(() => assistant.calls.findLast(({ method }) => method === "insights"))
      .toMatchObject({ days: 7 });
    await page.getByRole("img", { name: "每天的提问" }).waitFor();
    await check("insights");

    await page.goto(`${server.url}/#/admin/users`);
    await page.getByRole("button", { name: "增加用户" }).click();
    await page.getByText("第一个用户是管理员").waitFor();
    expect(await page.getByRole("radio", { name: "管理员" }).isChecked()).toBe(true);
    expect(await page.getByRole("radio", { name: "工作人员" }).isDisabled()).toBe(true);
    await check("users");

    await page.goto(`${server.url}/#/admin/explain`);
    await page.getByRole("textbox", { name: "问题" }).fill("学时");
    await page.keyboard.press("Enter");
    await page.getByText("先查制度").waitFor();
    await page.getByText("说的是打算，问的是结果").first().waitFor();
    expect(await page.getByText("-0.30").count()).toBeGreaterThan(0);
    await check("explain");

    await page.goto(`${server.url}/#/admin/evaluations`);
    await page.getByRole("img", { name: "题目.jsonl：历次成绩" }).waitFor();
    expect(await page.getByRole("row").count()).toBe(3);
    await check("evaluations");
    expect(faults).toEqual([]);
    await context.close();
  });

  it("adds a user, shows the token once, changes and ends it; the audit list says so", async () => {
    const office = createTestOffice({ adminToken: "admin-secret" });
    await using server = await startWebServer({ pageDir: opened.pageDir, office });
    const { page, context, faults } = await openPage(opened.browser, `${server.url}/#/admin`, {
      width: 1440,
    });
    await page.getByLabel("口令", { exact: true }).fill("admin-secret");
    await page.keyboard.press("Enter");
    await page.getByRole("link", { name: "用户" }).click();
    await page.getByRole("button", { name: "增加用户" }).click();
    await page.getByRole("textbox", { name: "用户名" }).fill("王五");
    await page.getByRole("checkbox", { name: "政策文件（policies）" }).check();
    await page.getByRole("button", { name: "确定" }).click();
    const first = await page.locator("code.token").innerText();
    expect(office.people.byToken(first)?.reader).toMatchObject({ userId: "王五", collections: ["policies"] });
    await screenshot(page, "room-token-1440");
    await page.getByRole("button", { name: "改权限" }).click();
    await page.getByRole("checkbox", { name: "全部" }).check();
    await page.getByRole("form", { name: "王五 的权限" }).getByRole("button", { name: "确定" }).click();
    await expect.poll(() => office.people.byToken(first)?.reader.collections).toBe("all");

    await page.getByRole("button", { name: "换口令" }).click();
    await page.getByRole("tooltip").getByRole("button", { name: "确定" }).click();
    await expect.poll(() => page.locator("code.token").innerText()).not.toBe(first);
    expect(office.people.byToken(first)).toBeNull();
    await page.getByRole("button", { name: "停用" }).click();
    await page.getByRole("tooltip").filter({ hasText: "停用" }).getByRole("button", { name: "确定" }).click();
    await page.getByText("已停用").waitFor();

    await page.getByRole("link", { name: "操作记录" }).click();
    await page.getByText("核对完整").waitFor();
    expect(await page.getByRole("table").innerText()).toMatch(
      /停用用户[\s\S]*更换口令[\s\S]*增加用户[\s\S]*登录/u,
    );
    expect(faults.filter((fault) => !fault.includes("401"))).toEqual([]);
    await context.close();
  });

  it("keeps the admin's room from staff, also by its address", async () => {
    await using server = await startWebServer({ pageDir: opened.pageDir, staffToken: "staff-secret" });
    const { page, context } = await openPage(opened.browser, `${server.url}/#/admin`, { width: 1440 });
    await page.getByLabel("口令", { exact: true }).fill("staff-secret");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "有什么想问的？" }).waitFor();
    expect(await page.getByRole("link", { name: "管理" }).count()).toBe(0);
    await page.getByRole("link", { name: "资料" }).click();
    await page.getByRole("table").waitFor();
    expect(await page.getByRole("button", { name: "上传文件", exact: true }).count()).toBe(0);
    await context.close();
  });
});
