import * as fc from "fast-check";
import type { MessageEntity } from "grammy/types";
import { describe, expect, it } from "vitest";
import type { RichText } from "../../../../../../src/channels/telegram/render/text/rich-text.ts";
import {
  messageLimit,
  splitMessage,
} from "../../../../../../src/channels/telegram/render/text/split-message.ts";

const plain = (text: string): RichText => ({ text, entities: [] });
const texts = (parts: readonly RichText[]) => parts.map((part) => part.text);

describe("splitMessage", () => {
  it("leaves a short message as it is", () => {
    expect(splitMessage(plain("党课每季度一次。"))).toEqual([plain("党课每季度一次。")]);
  });

  it("sends nothing for blank text", () => {
    expect(splitMessage(plain(" \n\n "))).toEqual([]);
  });

  it("takes 4096 units whole and cuts 4097", () => {
    expect(splitMessage(plain("字".repeat(messageLimit)))).toHaveLength(1);
    expect(splitMessage(plain("字".repeat(messageLimit + 1)))).toHaveLength(2);
  });

  it("prefers a paragraph to a line and a line to a sentence", () => {
    expect(texts(splitMessage(plain("甲甲甲甲甲。\n\n乙乙\n丙丙。丁丁丁丁"), 14))).toEqual([
      "甲甲甲甲甲。",
      "乙乙\n丙丙。丁丁丁丁",
    ]);
    expect(texts(splitMessage(plain("甲甲甲甲。\n乙乙。丙丙丙丙丙丙"), 12))).toEqual([
      "甲甲甲甲。",
      "乙乙。丙丙丙丙丙丙",
    ]);
    expect(texts(splitMessage(plain("甲甲甲甲。乙乙，丙丙丙丙丙丙"), 10))).toEqual([
      "甲甲甲甲。",
      "乙乙，丙丙丙丙丙丙",
    ]);
  });

  it("keeps an entity that fits in one piece", () => {
    const text = `${"甲".repeat(8)}乙乙乙乙丙丙`;
    const parts = splitMessage({ text, entities: [{ type: "bold", offset: 8, length: 4 }] }, 10);
    expect(parts).toEqual([
      plain("甲".repeat(8)),
      { text: "乙乙乙乙丙丙", entities: [{ type: "bold", offset: 0, length: 4 }] },
    ]);
  });

  it("continues an entity longer than a message in the next one", () => {
    const parts = splitMessage(
      { text: "甲".repeat(25), entities: [{ type: "bold", offset: 0, length: 25 }] },
      10,
    );
    expect(parts.map((part) => part.entities[0]?.length)).toEqual([10, 10, 5]);
  });

  it("never breaks a surrogate pair", () => {
    for (const part of splitMessage(plain("𠮷".repeat(20)), 7))
      expect(part.text).not.toMatch(/\p{Surrogate}/u);
  });

  it("holds its promises for any text and entities", () => {
    const letters = fc.constantFrom("甲", "。", "\n", "\n\n", " ", "a", "𠮷", "；", "”", "　");
    fc.assert(
      fc.property(
        fc.array(letters, { maxLength: 120 }),
        fc.array(fc.tuple(fc.nat(40), fc.integer({ min: 1, max: 12 })), { maxLength: 6 }),
        fc.integer({ min: 12, max: 40 }),
        (words, spans, limit) => {
          const message = build(words, spans);
          const parts = splitMessage(message, limit);
          expect(texts(parts).join("").replace(/\s/gu, "")).toBe(message.text.replace(/\s/gu, ""));
          for (const part of parts) {
            expect(part.text.length).toBeGreaterThan(0);
            expect(part.text.length).toBeLessThanOrEqual(limit);
            expect(part.text.trim()).toBe(part.text);
            expect(part.text).not.toMatch(/\p{Surrogate}/u);
            for (const entity of part.entities)
              expect(entity.offset + entity.length).toBeLessThanOrEqual(part.text.length);
          }
          const whole = parts.flatMap((part) => part.entities.map((entity) => marked(part, entity)));
          for (const entity of message.entities) {
            const wanted = marked(message, entity).trim();
            expect(["", ...whole.map((text) => text.trim())]).toContain(wanted);
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});

function marked(message: RichText, entity: MessageEntity): string {
  return message.text.slice(entity.offset, entity.offset + entity.length);
}

/** Entities side by side over whole words, none longer than the smallest limit. */
function build(words: readonly string[], spans: readonly (readonly [number, number])[]): RichText {
  const entities: MessageEntity[] = [];
  let at = 0;
  for (const [gap, count] of spans) {
    const first = at + gap;
    const offset = words.slice(0, first).join("").length;
    const length = words.slice(first, first + count).join("").length;
    at = first + count;
    if (length > 0 && length <= 12) entities.push({ type: "bold", offset, length });
  }
  return { text: words.join(""), entities };
}
