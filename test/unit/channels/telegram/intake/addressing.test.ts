import { describe, expect, it } from "vitest";
import {
  cleanText,
  isAddressed,
  plainQuestion,
} from "../../../../../src/channels/telegram/intake/addressing.ts";
import { botUser } from "../../../../support/telegram/methods.ts";
import { message } from "../../../../support/telegram/updates.ts";

const me = { id: botUser.id, username: botUser.username };
const group = { chat: -100 };

describe("isAddressed", () => {
  it.each([
    ["党课一般多久上一次", {}, true],
    ["党课一般多久上一次", group, false],
    ["@youju_test_bot 党课", group, true],
    ["@YOUJU_TEST_BOT 党课", group, true],
    ["@someone 党课", group, false],
    ["党课", { ...group, replyToBot: true }, true],
    ["/ask 党课", group, true],
    ["/ask@youju_test_bot 党课", group, true],
    ["/ask@other_bot 党课", group, false],
    ["/weather", group, false],
  ])("%j in %j: %s", (text, options, expected) => {
    expect(isAddressed(message(text, options).message, me)).toBe(expected);
  });

  it("does not take the opening of a forum topic for a reply", () => {
    const opened = { from: botUser, forum_topic_created: { name: "t", icon_color: 0 } };
    expect(isAddressed(message("党课", { ...group, extra: { reply_to_message: opened } }).message, me)).toBe(
      false,
    );
  });
});

describe("plainQuestion", () => {
  it("strips the mention wherever it stands", () => {
    expect(plainQuestion(message("@youju_test_bot 党课多久一次", group).message, me)).toBe("党课多久一次");
    expect(plainQuestion(message("党课 @youju_test_bot", group).message, me)).toBe("党课");
    expect(plainQuestion(message("问 @someone 党课", {}).message, me)).toBe("问 @someone 党课");
  });

  it("leaves commands to their handlers", () => {
    expect(plainQuestion(message("/help").message, me)).toBeNull();
  });
});

it("drops zero-width characters and marks of direction from a question", () => {
  expect(cleanText("\u200b党\u200d课\ufeff多久\u202e一次\u2066？\u2069 ")).toBe("党课多久一次？");
});
