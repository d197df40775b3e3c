import { expect, it } from "vitest";
import { openPage, screenshot } from "../support/browser.ts";
import { describeInBrowser } from "../support/browser-suite.ts";
import { createFakeAssistant } from "../support/fake-assistant.ts";
import { answer, cite, document, sampleDocuments } from "../support/fake-knowledge.ts";
import { createTestOffice } from "../support/test-office.ts";
import { startWebServer } from "../support/web-test-server.ts";

const evil = '<img src=x onerror="document.title=1"><script>document.title=2</script>';
const hoursQuestion = "科级干部一年要培训多少学时？";

describeInBrowser("bad input", (opened) => {
  it("loads the first page in at most 500 kB of script and without the other rooms", async () => {
    await using server = await startWebServer({ pageDir: opened.pageDir });
    const sizes: { readonly url: string; readonly bytes: number }[] = [];
    const context = await opened.browser.newContext();
    const page = await context.newPage();
    page.on("response", async (response) => {
      if (!response.url().endsWith(".js")) return;
      sizes.push({
        url: response.url(),
        bytes: Number((await response.allHeaders())["content-length"] ?? 0),
      });
    });
    const started = performance.now();
    await page.goto(server.url);
    await page.getByRole("textbox", { name: "问题" }).waitFor();
    console.log(`first load to usable: ${Math.round(performance.now() - started)} ms`);
    const total = sizes.reduce((sum, { bytes }) => sum + bytes, 0);
    console.log(`script of the first page: ${Math.round(total / 1000)} kB compressed`);
    expect(sizes.length).toBeGreaterThan(0);
    expect(sizes.every(({ bytes }) => bytes > 0)).toBe(true);
    expect(total).toBeLessThan(500_000);
    expect(sizes.filter(({ url }) => /admin|library-room|materials-room|writing/u.test(url))).toEqual([]);
    await context.close();
  });

  it("shows a script in a document, its title and its file name as text, wherever they appear", async () => {
    const sample = sampleDocuments[2];
    if (sample === undefined) throw new Error("no sample");
    const view = document({ ...sample.meta, file: `policies/${evil}.md`, title: evil, supersededBy: evil }, [
      [evil, "第一条", `第一条 ${evil}学时`],
    ]);
    const cited = answer(hoursQuestion, `${evil}[1]`, [cite(view, 1, "第一条", "学时")]);
    const assistant = createFakeAssistant({ documents: [view], answers: new Map([[hoursQuestion, cited]]) });
    await using server = await startWebServer({ pageDir: opened.pageDir, assistant });
    const { page, context, faults } = await openPage(opened.browser, server.url, { width: 1440 });
    const expectText = async (): Promise<void> => {
      expect(await page.locator("main img, main script, [role=dialog] img, .ant-popover img").count()).toBe(
        0,
      );
      expect(await page.title()).toContain("有据");
    };
    await page.getByRole("button", { name: hoursQuestion }).click();
    await page.getByRole("heading", { name: "出处" }).waitFor();
    await page.locator(".citation-mark").hover();
    await page.getByText("点击查看出处").waitFor();
    await expectText();
    await page.locator(".citation-mark").click();
    await page.getByRole("dialog").locator("mark").first().waitFor();
    expect(await page.getByRole("dialog").locator(".document-text").innerText()).toContain(evil);
    await expectText();
    await page.keyboard.press("Escape");
    for (const room of ["资料", "管理"]) {
      await page.getByRole("link", { name: room, exact: true }).click();
      await page.getByRole("heading", { level: 2 }).first().waitFor();
      await expectText();
    }
    expect(faults).toEqual([]);
    await context.close();
  });

  it("takes a question of 20,000 characters and no more", async () => {
    await using server = await startWebServer({ pageDir: opened.pageDir });
    const { page, context, faults } = await openPage(opened.browser, server.url, { width: 360, height: 740 });
    const field = page.getByRole("textbox", { name: "问题" });
    await field.focus();
    await page.keyboard.insertText("问".repeat(20_500));
    await page.keyboard.press("Enter");
    await page.locator("article[aria-busy=false] footer").waitFor();
    const call = server.assistant.calls.find(({ method }) => method === "ask");
    expect(call).toMatchObject({ request: { question: "问".repeat(20_000) } });
    expect(await page.evaluate("document.documentElement.scrollWidth <= innerWidth")).toBe(true);
    // The answer is in sight without scrolling past the whole question.
    expect((await page.locator(".question").boundingBox())?.height).toBeLessThan(500);
    await screenshot(page, "long-question-360");
    expect(faults).toEqual([]);
    await context.close();
  });

  it("asks who is there when a session has ended, and goes on with the same conversation", async () => {
    const office = createTestOffice({ adminToken: "admin-secret" });
    const token = office.people.add({ id: "王五", role: "staff", collections: "all" }, "admin");
    await using server = await startWebServer({ pageDir: opened.pageDir, office });
    const { page, context } = await openPage(opened.browser, server.url, { width: 1440 });
    const login = async (secret: string): Promise<void> => {
      await page.getByLabel("口令", { exact: true }).fill(secret);
      await page.keyboard.press("Enter");
    };
    await login(token);
    await page.getByRole("button", { name: hoursQuestion }).click();
    await page.getByRole("heading", { name: "出处" }).waitFor();
    const renewed = office.people.rotate("王五", "admin");
    await page.getByRole("textbox", { name: "问题" }).fill("那县处级呢？");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "登录" }).waitFor();
    await login(renewed);
    await page.getByRole("heading", { name: hoursQuestion }).waitFor();
    await page.getByRole("button", { name: "重试" }).click();
    await page.getByRole("heading", { name: "资料库里没有找到依据" }).waitFor();
    expect(await page.locator(".question").allInnerTexts()).toEqual([hoursQuestion, "那县处级呢？"]);
    await context.close();
  });

  it("says how to go on when the program was updated under an open page", async () => {
    await using server = await startWebServer({ pageDir: opened.pageDir });
    const { page, context } = await openPage(opened.browser, server.url, { width: 1440 });
    await page.getByRole("button", { name: hoursQuestion }).waitFor();
    await page.route(/library-room.*\.js/u, (route) => route.fulfill({ status: 404, body: "" }));
    await page.getByRole("link", { name: "资料" }).click();
    await page.getByText("服务可能刚更新过").waitFor();
    await page.getByRole("link", { name: "素材" }).click();
    await page.getByRole("heading", { name: "找历年材料里的段落" }).waitFor();
    await page.unroute(/library-room.*\.js/u);
    await page.getByRole("link", { name: "资料" }).click();
    await page.getByRole("button", { name: "刷新页面" }).click();
    await page.getByRole("table").waitFor();
    expect(await page.getByText("服务可能刚更新过").count()).toBe(0);
    await context.close();
  });
});
