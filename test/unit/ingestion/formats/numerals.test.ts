import { describe, expect, it } from "vitest";
import { formatNumeral } from "../../../../src/ingestion/formats/word/numerals.ts";

describe("formatNumeral", () => {
  it.each([
    ["chineseCounting", [1, 10, 12, 20, 21], "一 十 十二 二十 二十一"],
    [
      "chineseCountingThousand",
      [100, 101, 110, 111, 230, 1005],
      "一百 一百零一 一百一十 一百一十一 二百三十 一千零五",
    ],
    ["japaneseCounting", [3, 15], "三 十五"],
    ["ideographDigital", [7, 10, 205], "七 一〇 二〇五"],
    ["chineseLegalSimplified", [3, 12], "叁 壹拾贰"],
    ["decimal", [1, 12], "1 12"],
    ["decimalZero", [1, 12], "01 12"],
    ["decimalFullWidth", [12], "１２"],
    ["decimalEnclosedCircle", [1, 20, 21], "① ⑳ 21"],
    ["decimalEnclosedParen", [2], "⑵"],
    ["lowerLetter", [1, 26, 27], "a z aa"],
    ["upperLetter", [2], "B"],
    ["lowerRoman", [4, 9], "iv ix"],
    ["upperRoman", [14], "XIV"],
    ["ideographTraditional", [1, 10], "甲 癸"],
    ["ideographZodiac", [1], "子"],
    ["somethingNew", [5], "5"],
  ])("%s", (format, values, expected) => {
    expect(values.map((value) => formatNumeral(value, format)).join(" ")).toBe(expected);
  });

  it("shows nothing for bullets", () => {
    expect(formatNumeral(1, "bullet")).toBeNull();
    expect(formatNumeral(1, "none")).toBeNull();
  });
});
