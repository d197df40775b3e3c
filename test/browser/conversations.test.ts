import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { openPage, screenshot } from "../support/browser.ts";
import { describeInBrowser } from "../support/browser-suite.ts";
import { createFakeAssistant } from "../support/fake-assistant.ts";
import type { Citation } from "../../src/domain/answers/answer.ts";
import { answer, scriptedAnswers, withRelated } from "../support/fake-knowledge.ts";
import { startWebServer } from "../support/web-test-server.ts";

const tenQuestion = "换届“十个严禁”是哪些？";
const hoursQuestion = "科级干部一年要培训多少学时？";
const hours = scriptedAnswers.get(hoursQuestion)?.citations[0];

describeInBrowser("conversations", (opened) => {
  async function ask(page: Page, question: string): Promise<void> {
    await page.getByRole("textbox", { name: "问题" }).fill(question);
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: question }).waitFor();
    await page.locator("article[aria-busy=false] footer").last().waitFor();
  }

  it("survive a reload and a restart of the server; they are renamed, removed, begun anew", async () => {
    const table = {
      columns: ["步骤", "时限"],
      rows: [
        [
          { text: "报名", citations: [1] },
          { text: "", citations: [] },
        ],
      ],
    };
    const answers = new Map([...scriptedAnswers, [hoursQuestion, { ...withRelated, table }]]);
    const first = await startWebServer({
      pageDir: opened.pageDir,
      assistant: createFakeAssistant({ answers }),
    });
    const { page, context, faults } = await openPage(opened.browser, first.url, { width: 1440 });
    await ask(page, tenQuestion);
    await page.getByRole("button", { name: "新对话" }).click();
    await ask(page, hoursQuestion);
    await page.getByText("列成表（1 步）").click();
    await page
      .getByRole("cell", { name: "报名" })
      .getByRole("button", { name: /^出处 1/u })
      .waitFor();
    expect(await page.getByRole("columnheader").allInnerTexts()).toEqual(["步骤"]);
    await page.getByRole("button", { name: "第六十条是怎么规定的？" }).click();
    await page.getByRole("heading", { name: "《干部教育培训工作条例》第六十条是怎么规定的？" }).waitFor();
    await page.locator("article[aria-busy=false] footer").nth(1).waitFor();
    const port = Number(new URL(first.url).port);
    await first.close();
    await using second = await startWebServer({ pageDir: opened.pageDir, port });

    await page.reload();
    const list = page.getByRole("navigation", { name: "对话" });
    await list.getByRole("link").first().waitFor();
    expect(await list.getByRole("link").allInnerTexts()).toEqual([hoursQuestion, tenQuestion]);
    expect(await page.locator(".question").allInnerTexts()).toEqual([
      hoursQuestion,
      "《干部教育培训工作条例》第六十条是怎么规定的？",
    ]);
    await screenshot(page, "conversations-1440");
    await ask(page, "那县处级呢？");
    const asked = second.assistant.calls.find(({ method }) => method === "ask");
    expect(asked).toMatchObject({
      request: { history: [hoursQuestion, "《干部教育培训工作条例》第六十条是怎么规定的？"] },
    });

    await list
      .getByRole("group", { name: `“${hoursQuestion}”的操作` })
      .getByLabel("改名")
      .click();
    await list.getByRole("textbox", { name: "新的名称" }).fill("学时要求");
    await page.keyboard.press("Enter");
    await list.getByRole("link", { name: tenQuestion }).click();
    await page.getByText("（十）严禁干扰换届").first().waitFor();
    await list.getByRole("link", { name: "学时要求" }).click();
    await list.getByRole("group", { name: "“学时要求”的操作" }).getByLabel("删除").click();
    await page.getByRole("tooltip").getByRole("button", { name: "删除" }).click();
    await page.getByRole("heading", { name: "有什么想问的？" }).waitFor();
    await page.reload();
    await expect.poll(() => list.getByRole("link").allInnerTexts()).toEqual([tenQuestion]);
    expect(faults).toEqual([]);
    await context.close();
  });

  it("give a citation in three ways, and no digest as a quotation", async () => {
    await using server = await startWebServer({ pageDir: opened.pageDir });
    const { page, context, faults } = await openPage(opened.browser, server.url, { width: 360, height: 740 });
    await ask(page, hoursQuestion);
    const pasted: string[] = [];
    for (const form of ["正文", "引用句", "带出处"]) {
      await page.getByRole("button", { name: /复制引用|已复制/u }).click();
      await page.getByRole("button", { name: new RegExp(`^${form}`, "u") }).click();
      await page.getByText("已复制").waitFor();
      pasted.push(await page.evaluate<string>("navigator.clipboard.readText()"));
    }
    const quote = hours?.quote ?? "";
    expect(pasted).toEqual([
      quote,
      `根据《干部教育培训工作条例》第二十三条第二款规定，“${quote.slice(0, -1)}”。`,
      `${quote}\n——《干部教育培训工作条例》第二十三条第二款（现行）`,
    ]);
    await page.getByRole("button", { name: "新对话" }).click();
    await ask(page, tenQuestion);
    await page.getByRole("button", { name: "复制引用" }).first().click();
    const refused = page.getByRole("button", { name: /^引用句/u }).last();
    expect(await refused.isDisabled()).toBe(true);
    expect(await refused.innerText()).toContain("引用前请核对原文");
    await screenshot(page, "copy-citation-360");
    expect(faults).toEqual([]);
    await context.close();
  });

  it("take the reader's judgement, and remember that it was given", async () => {
    await using server = await startWebServer({ pageDir: opened.pageDir });
    const { page, context, faults } = await openPage(opened.browser, server.url, { width: 360, height: 740 });
    await ask(page, hoursQuestion);
    await page.getByRole("button", { name: "没用" }).click();
    await page.getByRole("button", { name: "依据不对" }).click();
    await screenshot(page, "feedback-360");
    await page.getByRole("form", { name: "没用" }).getByRole("button", { name: "发送" }).click();
    await page.getByText("已记下，谢谢").waitFor();
    expect(server.assistant.calls.findLast(({ method }) => method === "feedback")).toMatchObject({
      feedback: {
        verdict: "down",
        reason: "依据不对",
        question: hoursQuestion,
        outcome: "answered",
        cited: [{ file: hours?.file, article: hours?.article }],
      },
    });
    await page.reload();
    expect(await page.getByRole("button", { name: "没用" }).getAttribute("aria-pressed")).toBe("true");
    expect(faults).toEqual([]);
    await context.close();
  });

  it("are about a dropped file until it is let go, and keep nothing of it", async () => {
    const text = "第一条 驻村工作队员每月驻村不少于20天。";
    const question = "每月驻村多少天？";
    const cited = {
      ...scriptedAnswers.get(hoursQuestion)?.citations[0],
      file: "办法.txt",
      start: 4,
      end: text.length,
    };
    const about = answer(question, "不少于20天。[1]", [{ ...cited, n: 1, quote: text.slice(4) } as Citation]);
    const assistant = createFakeAssistant({ answers: new Map([...scriptedAnswers, [question, about]]) });
    await using server = await startWebServer({ pageDir: opened.pageDir, assistant });
    const { page, context, faults } = await openPage(opened.browser, server.url, { width: 1440 });
    const dragged = await page.evaluateHandle(
      `(() => { const data = new DataTransfer(); data.items.add(new File([${JSON.stringify(text)}], "办法.txt")); return data; })()`,
    );
    await page.dispatchEvent(".ask-column", "dragover", { dataTransfer: dragged });
    await page.getByText("松开后").waitFor();
    await page.dispatchEvent(".ask-column", "drop", { dataTransfer: dragged });
    await page.getByText("只依据“办法.txt”回答").waitFor();
    await ask(page, question);
    await page.getByRole("button", { name: /^出处 1/u }).click();
    await page.getByRole("dialog").getByText("一次性附件").waitFor();
    expect(await page.getByRole("dialog").locator("mark.is-focus").innerText()).toBe(text.slice(4));
    await screenshot(page, "one-off-1440");
    await page.keyboard.press("Escape");
    await ask(page, tenQuestion);
    await page.getByRole("button", { name: "不再问这个文件" }).click();
    await ask(page, hoursQuestion);
    expect(
      assistant.calls
        .filter(({ method }) => method === "ask" || method === "askAbout")
        .map((call) => [call.method, "file" in call ? call.file : null]),
    ).toEqual([
      ["askAbout", "办法.txt"],
      ["askAbout", null],
      ["ask", null],
    ]);
    await page.reload();
    await page.getByText("关于附件的回答没有保存").first().waitFor();
    expect(await page.getByText("不少于20天").count()).toBe(0);
    expect(faults).toEqual([]);
    await context.close();
  });

  it("lead from a replaced text to the one in force", async () => {
    await using server = await startWebServer({ pageDir: opened.pageDir });
    const { page, context, faults } = await openPage(opened.browser, server.url, { width: 1440 });
    await ask(page, tenQuestion);
    await page.getByRole("button", { name: /^出处 2/u }).click();
    const drawer = page.getByRole("dialog");
    await drawer.getByText("本文已由").waitFor();
    await screenshot(page, "superseded-1440");
    await drawer.getByRole("button", { name: "打开现行版本" }).click();
    await drawer.getByText("（十）严禁干扰换届。").waitFor();
    expect(await drawer.getByText("本文已由").count()).toBe(0);
    expect(faults).toEqual([]);
    await context.close();
  });

  it("show a conversation to nobody else who logs in at this computer", async () => {
    await using server = await startWebServer({
      pageDir: opened.pageDir,
      staffToken: "staff-secret",
      adminToken: "admin-secret",
    });
    const { page, context } = await openPage(opened.browser, server.url, { width: 1440 });
    const login = async (token: string): Promise<void> => {
      await page.getByLabel("口令", { exact: true }).fill(token);
      await page.keyboard.press("Enter");
      await page.getByRole("heading", { name: "有什么想问的？" }).waitFor();
    };
    await login("staff-secret");
    await ask(page, hoursQuestion);
    const address = page.url();
    await page.getByRole("button", { name: "退出登录" }).click();
    await login("admin-secret");
    expect(await page.getByRole("navigation", { name: "对话" }).getByRole("link").count()).toBe(0);
    // The address of somebody else's conversation opens an empty one.
    await page.goto(address);
    await page.reload();
    await page.getByRole("heading", { name: "有什么想问的？" }).waitFor();
    await context.close();
  });
});
