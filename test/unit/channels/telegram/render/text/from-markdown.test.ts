import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromMarkdown } from "../../../../../../src/channels/telegram/render/text/from-markdown.ts";
import { richText } from "../../../../../../src/channels/telegram/render/text/rich-text.ts";

const render = (text: string) => richText(fromMarkdown(text));

describe("fromMarkdown", () => {
  it("turns a table into lines of 字段：值, one block a row", () => {
    const table =
      "两版比较：\n| 项目 | 2014年 | 2019年 |\n|---|:-:|--:|\n| 任期 | 3年 | 5年 |\n| 备注 | | 见第\\|二条 |\n以上。";
    expect(render(table).text).toBe(
      "两版比较：\n项目：任期\n2014年：3年\n2019年：5年\n\n项目：备注\n2019年：见第|二条\n以上。",
    );
  });

  it("shows headings and emphasis in bold, without their marks", () => {
    const { text, entities } = render("## 程序\n- **公示**不少于5个工作日[1]\n```\n1*2*3");
    expect(text).toBe("程序\n· 公示不少于5个工作日[1]\n\n1*2*3");
    expect(entities.map(({ offset, length }) => text.slice(offset, offset + length))).toEqual([
      "程序",
      "公示",
    ]);
  });

  it("leaves plain text alone, whatever it holds", () => {
    fc.assert(
      fc.property(
        fc.string().filter((text) => !/[*#|`+-]/u.test(text)),
        (text) => {
          expect(render(text)).toEqual({ text, entities: [] });
        },
      ),
    );
  });
});
