import { describe, expect, it } from "vitest";
import { renderAnswer } from "../../../../../src/channels/telegram/render/render-answer.ts";
import type { RichText } from "../../../../../src/channels/telegram/render/text/rich-text.ts";
import { withholdInternal } from "../../../../../src/channels/telegram/internal-sources.ts";
import {
  answer,
  cite,
  refusal,
  sampleDocuments,
  scriptedAnswers,
} from "../../../../support/fake-knowledge.ts";

const hours = scriptedAnswers.get("科级干部一年要培训多少学时？")!;
const ten = scriptedAnswers.get("换届“十个严禁”是哪些？")!;

function marked({ text, entities }: RichText) {
  return entities.map((entity) => [entity.type, text.slice(entity.offset, entity.offset + entity.length)]);
}

describe("renderAnswer", () => {
  it("puts the sources under the answer", () => {
    expect(renderAnswer(hours, { botUsername: "youju_bot" }).text).toBe(
      "据《干部教育培训工作条例》第二十三条，科级干部每年要参加累计不少于12天或者90学时的培训。[1]\n\n" +
        "依据\n[1] 《干部教育培训工作条例》 第二十三条第二款 · 现行",
    );
  });

  it("labels what is not the issuer's own text", () => {
    const { text } = renderAnswer(ten, { botUsername: "youju_bot" });
    expect(text).toContain("· 现行【要点摘编，非原文】");
    expect(text).toContain("· 已废止【要点摘编，非原文】");
    const report = sampleDocuments[3]!;
    const example = renderAnswer(answer("q", "6期。[1]", [cite(report, 1, "全年举办", "6期")]), {
      botUsername: "youju_bot",
    });
    expect(example.text).toContain("【示例，非真实数据】");
  });

  it("gives one button a citation and a link a mark", () => {
    const message = renderAnswer(ten, { botUsername: "youju_bot" });
    expect(message.buttons.map((button) => button.label.slice(0, 3))).toEqual(["[1]", "[2]"]);
    expect(message.buttons[0]?.data).toMatch(/^s:[\w-]{12}:\d+:\d+$/u);
    expect(marked(message)).toEqual([
      ["bold", "依据"],
      ["text_link", "[1]"],
      ["text_link", "[2]"],
    ]);
    expect(message.entities[1]).toMatchObject({
      url: expect.stringMatching(/^https:\/\/t\.me\/youju_bot\?start=src_/u) as string,
    });
  });

  it("never reads markup in texts", () => {
    const text = "*_[x](tg://user?id=1)_* <b>不是标记</b> `code`";
    expect(renderAnswer(answer("q", text, []), { botUsername: "youju_bot" })).toEqual({
      text,
      entities: [],
      buttons: [],
    });
  });

  it("names the nearest clauses of a refusal, notes and unsupported sentences", () => {
    expect(renderAnswer(refusal("q"), { botUsername: "youju_bot" }).text).toContain(
      "最接近的条文\n《干部教育培训工作条例》 第一条",
    );
    const more = {
      ...hours,
      notes: ["另有地方规定。"],
      unsupported: [{ text: "每年20天。", reason: "没有依据" }],
      related: [{ file: "a.md", title: "甲", article: "第三条" }],
    };
    const { text } = renderAnswer(more, { botUsername: "youju_bot" });
    expect(text).toContain("另有地方规定。");
    expect(text).toContain("每年20天。（没有依据）");
    expect(text).toContain("另见\n《甲》 第三条");
  });
});

describe("withholdInternal", () => {
  it("keeps an answer that rests on internal text at home", () => {
    const sendable = withholdInternal(ten, (file) => file === ten.citations[1]?.file, []);
    expect(renderAnswer(sendable, { botUsername: "youju_bot" })).toEqual({
      text: "该依据为内部资料，请到网页端查看。",
      entities: [],
      buttons: [],
    });
    expect(withholdInternal(ten, () => false, ["另一份内部材料"])).toEqual(ten);
  });

  it("does not name what came nearest when that is internal", () => {
    const refused = { ...refusal("q"), answer: "没有找到。最接近的是《关于某事的内部通知》第三条。" };
    const sendable = withholdInternal(refused, () => false, ["关于某事的内部通知"]);
    expect(renderAnswer(sendable, { botUsername: "youju_bot" }).text).toBe(
      "该依据为内部资料，请到网页端查看。",
    );
  });
});
