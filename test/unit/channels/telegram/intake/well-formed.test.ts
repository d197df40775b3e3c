import { expect, it } from "vitest";
import { wellFormed } from "../../../../../src/channels/telegram/intake/well-formed.ts";
import type { BotContext } from "../../../../../src/channels/telegram/intake/delivery.ts";
import { recordingLogger } from "../../../../support/telegram/harness.ts";
import { bareMessage, inlineQuery, message, press } from "../../../../support/telegram/updates.ts";

async function passes(update: object): Promise<boolean> {
  const { logger, lines } = recordingLogger();
  let passed = false;
  const next = () => {
    passed = true;
    return Promise.resolve();
  };
  await wellFormed(logger)({ update: { update_id: 1, ...update } } as unknown as BotContext, next);
  expect(lines).toHaveLength(passed ? 0 : 1);
  expect(JSON.stringify(lines)).not.toContain("绝密的话");
  return passed;
}

const said = message("/ask 绝密的话", { replyToBot: true, thread: 7 }).message;

it.each([
  [{ message: said }],
  [{ message: bareMessage({ voice: {} }, { chat: -5 }).message }],
  [{ message: bareMessage({ document: { file_id: "a" }, caption: "绝密的话" }).message }],
  [press("s:x", said)],
  [inlineQuery("培训")],
  [{ stopped_message_generation: { chat: said.chat, draft_id: 3 } }],
  [{ my_chat_member: {} }],
])("lets through what Telegram sends: %j", async (update) => {
  expect(await passes(update)).toBe(true);
});

it.each([
  [{ message: { ...said, from: undefined } }],
  [{ message: { ...said, chat: null } }],
  [{ message: { ...said, text: 5 } }],
  [{ message: { ...said, text: undefined } }],
  [{ message: { ...said, date: "绝密的话" } }],
  [{ message: { ...said, entities: { length: 1 } } }],
  [{ message: { ...said, from: { ...said.from, id: "42" } } }],
  [{ callback_query: { ...press("s:x", said).callback_query, data: {} } }],
  [{ inline_query: { id: "1", query: "x" } }],
])("leaves aside what it never sends: %j", async (update) => {
  expect(await passes(update)).toBe(false);
});
