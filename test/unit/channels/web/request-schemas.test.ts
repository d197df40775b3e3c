import { expect, it } from "vitest";
import { parseInput, userSchema } from "../../../../src/channels/web/request-schemas.ts";
import { draftSchema } from "../../../../src/channels/web/writing-schemas.ts";

it.each([
  [userSchema, { id: "李四", collections: [] }, "collections"],
  [draftSchema, { request: "写一段", outline: 1, precedents: [null] }, "outline"],
])("says every fault in Chinese, whatever the library's words for it", (schema, value, field) => {
  expect(() => parseInput(schema, value)).toThrow(new RegExp(`${field}：`, "u"));
  expect(() => parseInput(schema, value)).not.toThrow(/[a-z]{3,} [a-z]{3,}/u);
});
