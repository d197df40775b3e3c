import type { Page } from "playwright-core";

/** Has a title, an addressee, a signature and places to be filled. */
export const petition = "给市委组织部写个请示，申请举办村党组织书记培训班，300字。";
export const request = "写一段2024年发展党员工作情况，240字。";

/** What is copied out of a spreadsheet: cells with tabs between, lines as Windows ends them. */
export const copiedCells = "事项\t数值\t单位\r\n发展党员\t396\t名\r\n举办培训班\t5\t期\r\n";

/** As a person pastes into a field. */
export async function paste(page: Page, label: string, text: string): Promise<void> {
  // Run as text: the types of the page are not those of the test.
  await page.getByRole("textbox", { name: label }).focus();
  await page.evaluate(`{
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", ${JSON.stringify(text)});
    const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
    document.activeElement.dispatchEvent(event);
  }`);
}

/** Writes a request and waits until its draft stands in the editor. */
export async function beginDraft(page: Page, wanted = request): Promise<void> {
  await page.getByRole("textbox", { name: "写作要求" }).fill(wanted);
  await page.getByRole("button", { name: "开始起草" }).click();
  await page.getByRole("textbox", { name: "稿子正文" }).waitFor();
}
