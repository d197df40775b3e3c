import type { Context } from "grammy";
import { expect, it } from "vitest";
import { orderOf } from "../../../../../src/channels/telegram/intake/conversation.ts";
import { bareMessage, message, press } from "../../../../support/telegram/updates.ts";

/** As much of a context as order depends on. */
const contextOf = (update: ReturnType<typeof bareMessage>) =>
  ({ ...update, msg: update.message, chat: update.message.chat }) as unknown as Context;

it.each([
  ["/help", "telegram:42"],
  ["/find 换届", "telegram:42"],
  ["/ask 党课", undefined],
  ["/date@youju_test_bot 公示", undefined],
  ["/compare 条例 2014 2019", undefined],
  ["/cancel", undefined],
  ["党课多久一次", undefined],
])("%s waits for %s", (text, order) => {
  expect(orderOf(contextOf(message(text)))).toBe(order);
});

it("lets files with a question and buttons wait for nothing here", () => {
  const file = { document: { file_id: "f", file_unique_id: "f" } };
  expect(orderOf(contextOf(bareMessage(file)))).toBe("telegram:42");
  expect(orderOf(contextOf(bareMessage({ ...file, caption: "谁批准" })))).toBeUndefined();
  expect(orderOf(press("x", message("y").message) as unknown as Context)).toBeUndefined();
});
