import { expect, it } from "vitest";
import { conversationKey, createConversationMemory } from "../../../src/answering/conversation-memory.ts";

it("remembers the last questions of a conversation for two hours after the last one", () => {
  let now = 0;
  const memory = createConversationMemory(() => now);
  for (let at = 1; at <= 8; at += 1) memory.remember("c", `问${at}`, at === 3);
  expect(memory.recall("c")).toEqual(["问3", "问4", "问5", "问6", "问7", "问8"]);
  expect(memory.holdsInternal("c")).toBe(true);
  now += 7_199_999;
  expect(memory.recall("c")).toHaveLength(6);
  memory.remember("c", "问9", false);
  expect(memory.holdsInternal("c")).toBe(false);
  now += 7_200_000;
  expect([memory.recall("c"), memory.holdsInternal("c")]).toEqual([[], false]);
});

it("forgets a conversation, or all of one user, and the one that was silent longest when there are too many", () => {
  const memory = createConversationMemory(() => 0);
  const key = (conversation: string, userId: string): string => conversationKey(conversation, { userId });
  for (const one of [key("1", "u"), key("2", "u"), key("1", "v")]) memory.remember(one, "问", false);
  memory.forget(key("1", "u"));
  expect([memory.recall(key("1", "u")), memory.recall(key("2", "u"))]).toEqual([[], ["问"]]);
  memory.forgetAll(key("", "u"));
  expect([memory.recall(key("2", "u")), memory.recall(key("1", "v"))]).toEqual([[], ["问"]]);
  for (let at = 0; at < 5000; at += 1) memory.remember(String(at), "问", false);
  expect([memory.recall(key("1", "v")), memory.recall("4999")]).toEqual([[], ["问"]]);
});
