import { expect, it } from "vitest";
import { articleKey, articleKeys } from "../../../../src/retrieval/understanding/read-articles.ts";

it("gives one key however an article is written", () => {
  expect(articleKey("第十四条")).toBe("14");
  expect(articleKey("第14条")).toBe("14");
  expect(articleKey("第 １４ 条")).toBe("14");
  expect(articleKey("第一百零七条之一")).toBe("107之1");
  expect(articleKey("第三章")).toBeNull();
});

it("lists the articles of a question once each, in order", () => {
  expect(articleKeys("第十一条和第9条，还有第十一条")).toEqual(["11", "9"]);
  expect(articleKeys("有几条规定")).toEqual([]);
});
