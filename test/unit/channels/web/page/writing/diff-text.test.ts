import { array, assert, constantFrom, property } from "fast-check";
import { describe, expect, it } from "vitest";
import { diffLists } from "../../../../../../src/domain/text/diff-lists.ts";
import {
  countChanges,
  diffTexts,
  takeBack,
} from "../../../../../../src/channels/web/page/writing/versions/diff-text.ts";

describe("diffLists", () => {
  it("gives back both lists, whatever they hold", () => {
    const list = array(constantFrom("甲", "乙", "丙"), { maxLength: 12 });
    assert(
      property(list, list, (before, after) => {
        const runs = diffLists(before, after);
        expect(runs.flatMap(({ same, removed }) => [...same, ...removed])).toEqual(before);
        expect(runs.flatMap(({ same, added }) => [...same, ...added])).toEqual(after);
      }),
    );
  });

  it("keeps what is common", () => {
    expect(diffLists(["甲", "乙", "丁"], ["甲", "丙", "丁"])).toEqual([
      { same: ["甲"], removed: [], added: [] },
      { same: [], removed: ["乙"], added: ["丙"] },
      { same: ["丁"], removed: [], added: [] },
    ]);
  });
});

describe("takeBack", () => {
  it("gives the earlier text when every change is taken back, whatever was changed", () => {
    const text = array(constantFrom("甲", "乙", "丙", ""), { maxLength: 6 }).map((lines) => lines.join("\n"));
    assert(
      property(text, text, (before, after) => {
        let taken = after;
        for (let turn = 0; turn < 20; turn += 1) {
          const line = diffTexts(before, taken).find(({ changed }) => changed);
          if (line === undefined) break;
          taken = takeBack(taken, line);
        }
        expect(taken.split("\n").filter(Boolean)).toEqual(before.split("\n").filter(Boolean));
      }),
    );
  });
});

describe("diffTexts", () => {
  it("marks changed words within a paragraph and leaves others alone", () => {
    const lines = diffTexts("标题\n发展党员388名。\n结尾", "标题\n发展党员396名。\n结尾");
    expect(lines.map(({ changed }) => changed)).toEqual([false, true, false]);
    const [, changed] = lines;
    expect(changed?.pieces).toContainEqual({ change: "removed", text: "388" });
    expect(changed?.pieces).toContainEqual({ change: "added", text: "396" });
    expect(countChanges(lines)).toEqual({ added: 3, removed: 3 });
  });

  it("shows a paragraph that is only in one text", () => {
    expect(diffTexts("一\n三", "一\n二\n三")[1]).toMatchObject({
      pieces: [{ change: "added", text: "二" }],
      changed: true,
    });
    expect(countChanges(diffTexts("同", "同"))).toEqual({ added: 0, removed: 0 });
  });
});
