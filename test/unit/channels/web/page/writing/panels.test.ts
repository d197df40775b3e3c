import { describe, expect, it } from "vitest";
import { readBlocks } from "../../../../../../src/domain/text/read-blocks.ts";
import { sampleDraft } from "../../../../../support/fake-writing.ts";
import {
  marksOfDraft,
  placeFindings,
} from "../../../../../../src/channels/web/page/writing/desk/draft-marks.ts";
import { gatherGaps } from "../../../../../../src/channels/web/page/writing/desk/gather-gaps.ts";
import { fileName } from "../../../../../../src/channels/web/page/writing/paper/file-name.ts";
import {
  defaultSettings,
  fontsOf,
  isSettings,
  letterheadOf,
} from "../../../../../../src/channels/web/page/writing/paper/export-settings.ts";
import { splitFlows } from "../../../../../../src/channels/web/page/writing/paper/split-flows.ts";

const petition = {
  name: "请示",
  class: "法定",
  aliases: [],
  direction: "上行",
  length: [200, 800],
  purpose: "",
} as const;

describe("draft marks", () => {
  it("tell every figure's origin and mark what has none", () => {
    const unsupported = [{ text: "发展党员396名", reason: "没有来源" }];
    const marks = marksOfDraft({ ...sampleDraft, unsupported }, () => undefined);
    expect(marks.map(({ look, start, end }) => [look, sampleDraft.text.slice(start, end)])).toEqual([
      ["fact", "396名"],
      ["unsupported", "发展党员396名"],
    ]);
    expect(marks[0]?.lines).toEqual(["来自 facts.csv 第2行"]);
  });

  it("put what writers fear most first, then follow the text", () => {
    const finding = { end: 1, line: 1, text: "", problem: "", fix: "" };
    const order = placeFindings([
      { ...finding, rule: "标点", start: 0 },
      { ...finding, rule: "套稿残留", start: 9, end: 12 },
      { ...finding, rule: "套稿残留", start: 3, end: 5 },
    ]);
    expect(order.map(({ finding }) => finding.start)).toEqual([3, 9, 0]);
  });
});

it("gathers places with the same words", () => {
  expect(gatherGaps("〔甲〕、〔乙〕、〔甲〕").map(({ first, times }) => [first.label, times])).toEqual([
    ["甲", 2],
    ["乙", 1],
  ]);
});

describe("export", () => {
  it("names a file by its title, without what file systems refuse", () => {
    expect(fileName("关于召开A/B会议的通知\n各单位：\n正文。")).toBe("关于召开AB会议的通知");
    expect(fileName("")).toBe("草稿");
  });

  it("has a 红头 only with issuer and number, a 签发人 only on 上行文", () => {
    const filled = {
      ...defaultSettings,
      issuer: "清河区委组织部文件",
      documentNumber: "清组〔2024〕3号",
      signer: "王某",
    };
    expect(letterheadOf({ ...filled, issuer: " " }, petition)).toBeNull();
    expect(letterheadOf(filled, petition)).toMatchObject({ signer: "王某" });
    expect(letterheadOf(filled, { ...petition, direction: "下行" })).not.toHaveProperty("signer");
  });

  it("sends only the fonts that were chosen, and forgets settings that are not its own", () => {
    expect(fontsOf(defaultSettings)).toBeNull();
    expect(fontsOf({ ...defaultSettings, fonts: { body: " 华文仿宋 ", title: "" } })).toEqual({
      body: "华文仿宋",
    });
    expect([isSettings(defaultSettings), isSettings({ fonts: {} }), isSettings(null)]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it("begins every annex on a page of its own", () => {
    const flows = splitFlows(readBlocks("关于某事的通知\n各单位：\n正文。\n附件1\n名单\n附件2\n表格"));
    expect(flows.map(([first]) => first?.text)).toEqual(["关于某事的通知", "附件1", "附件2"]);
  });
});
