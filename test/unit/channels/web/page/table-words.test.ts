import { expect, it } from "vitest";
import { filledColumns, tableForPasting } from "../../../../../src/channels/web/page/text/table-words.ts";

it("leaves out columns without a word, and pastes rows as Word and Excel read them", () => {
  const cell = (text: string) => ({ text, citations: [] });
  const table = filledColumns({
    columns: ["步骤", "时限", "依据"],
    rows: [
      [cell("汇报\n情况"), cell(""), cell("第一项")],
      [cell("表决"), cell(""), cell("")],
    ],
  });
  expect(table.columns).toEqual(["步骤", "依据"]);
  expect(tableForPasting(table)).toBe("步骤\t依据\n汇报 情况\t第一项\n表决\t");
});
