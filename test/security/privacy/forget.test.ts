import { readdirSync, readFileSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openSqliteChatStore } from "../../../src/adapters/office/sqlite-chat-store.ts";
import type { Assistant } from "../../../src/assistant.ts";
import type { Reader } from "../../../src/domain/people/reader.ts";
import { forgetIn, openOffice } from "../../../src/roots/office-app.ts";
import { createKnowledgeFolder, regulation, type KnowledgeFolder } from "../../support/knowledge-folder.ts";
import { openApp } from "../../support/open-app.ts";
import { message, press } from "../../support/telegram/updates.ts";

let folder: KnowledgeFolder;
beforeEach(() => {
  folder = createKnowledgeFolder({
    "policies/公示办法.md": regulation("干部任前公示办法", "2024-03-01", ["干部任前公示期不少于5个工作日。"]),
  });
});
afterEach(() => folder[Symbol.dispose]());

/** Word that only this person wrote. */
const word = "白鹭";
const options = () => ({
  dataDir: folder.dataDir,
  adminToken: null,
  staffToken: null,
  logLevel: "silent" as const,
  retentionDays: 30,
});

/** Asks, gives feedback and writes a draft as this user. */
async function leaveTraces(assistant: Assistant, userId: string): Promise<void> {
  const reader: Reader = { userId, role: "staff", collections: "all" };
  const question = `${word}街道干部任前公示期不少于几个工作日？`;
  for await (const event of assistant.ask({ question, conversation: "c" }, reader)) void event;
  assistant.feedback(
    { verdict: "down", reason: `${word}没有`, question, outcome: "refused", cited: [] },
    reader,
  );
  for await (const event of assistant.writing.draft(
    { request: `写一段${word}街道干部教育培训工作情况` },
    reader,
  ))
    void event;
}

/** Whether the word is anywhere in the data folder, in whatever file. */
function filesWith(text: string): string[] {
  return readdirSync(folder.dataDir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => readFileSync(file).includes(text));
}

describe("forgetting a user", () => {
  it("leaves no word of theirs in the data folder, says what went, and nothing the second time", async () => {
    const { assistant } = await openApp(folder.knowledgeDir, folder.dataDir);
    await leaveTraces(assistant, "张三");
    await leaveTraces(assistant, "telegram:7");
    await assistant.close();
    const chats = openSqliteChatStore(join(folder.dataDir, "telegram.db"));
    const asked = message(`${word}公示几天？`, { from: 7 });
    chats.inbox.receive([
      { id: 1, body: JSON.stringify({ update_id: 1, ...asked }) },
      { id: 2, body: JSON.stringify({ update_id: 2, ...press(`f:${word}`, asked.message, 7) }) },
      { id: 3, body: JSON.stringify({ update_id: 3, ...message("别人的问题", { from: 8 }) }) },
    ]);
    chats.inbox.hold(1, "old");
    chats.grants.add({ id: 7, note: "七", collections: null, grantedBy: "t" });

    const first = forgetIn(options(), "张三", false);
    expect(first).toMatchObject({ user: "张三", questions: 1, feedback: 1, drafts: 1, messages: 0 });
    const telegram = forgetIn(options(), "telegram:7", true);
    expect(telegram).toMatchObject({ questions: 1, feedback: 1, drafts: 1, messages: 2, access: true });
    expect(chats.grants.find(7)).toBeNull();
    expect(chats.inbox.waitingCount()).toBe(1);
    chats.close();
    expect(filesWith(word)).toEqual([]);
    for (const user of ["张三", "telegram:7", "从没来过"])
      expect(forgetIn(options(), user, true)).toEqual({
        user,
        questions: 0,
        feedback: 0,
        drafts: 0,
        messages: 0,
        access: false,
      });
  });

  it("is written down without a word of theirs, and ends the token when that is wanted", () => {
    const office = openOffice(options());
    const token = office.people.add({ id: "张三", role: "staff", collections: "all" }, "local");
    forgetIn(options(), "张三", false);
    expect(office.people.byToken(token)).not.toBeNull();
    expect(forgetIn(options(), "张三", true).access).toBe(true);
    expect(office.people.byToken(token)).toBeNull();
    const lines = office.audit.newest(10).filter(({ action }) => action === "user-forgotten");
    expect(lines.map(({ actor, subject }) => [actor, subject])).toEqual([
      ["local", "张三"],
      ["local", "张三"],
    ]);
    expect(office.audit.verify().brokenAt).toBeNull();
    office.close();
  });
});

it("drafts stay until their writer deletes them: a clock gone wrong takes nobody's work away", async () => {
  const opened = await openApp(folder.knowledgeDir, folder.dataDir);
  await leaveTraces(opened.assistant, "张三");
  await leaveTraces(opened.assistant, "李四");
  await opened.assistant.close();
  const drafts = join(folder.dataDir, "drafts");
  const [old = ""] = readdirSync(drafts);
  const then = new Date(Date.now() - 10 * 365 * 86_400_000);
  utimesSync(join(drafts, old), then, then);
  const again = await openApp(folder.knowledgeDir, folder.dataDir);
  await again.assistant.close();
  expect(readdirSync(drafts)).toHaveLength(2);
});
