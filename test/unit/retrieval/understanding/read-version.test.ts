import { describe, expect, it } from "vitest";
import { readVersion } from "../../../../src/retrieval/understanding/read-version.ts";

describe("readVersion", () => {
  it.each([
    ["2014年版干部任用条例", [2014]],
    ["2002年干部任用条例规定的公示期", [2002]],
    ["老遴选办法（2013试行）要求的工作年限", [2013]],
    ["2011年那个试行规定里怎么说", [2011]],
    ["２０１９年党校条例的学制", [2019]],
    ["某局副局长2024年因失误被责令辞职，能不能提拔", []],
    ["杭州2024年新增就业多少", []],
  ])("%s: years %j", (question, years) => {
    expect(readVersion(question).years).toEqual(years);
  });

  it.each([
    ["旧版条例公示几天", "older"],
    ["修订前怎么规定", "older"],
    ["老的任用条例", "older"],
    ["以前的条例怎么说", "older"],
    ["我们原来一届4年，几年换一次", "current"],
    ["现行条例有哪些培训", "current"],
    ["公示期几天", "current"],
    ["条例有哪些变化，做了哪些修改", "both"],
    ["新旧条例有什么不同", "both"],
    ["2014年版和2019年版的公示期", "both"],
    ["旧版是几天，现在呢", "both"],
  ])("%s: %s", (question, mode) => {
    expect(readVersion(question).mode).toBe(mode);
  });

  it("hears the trial text", () => {
    expect(readVersion("试行规定里").trial).toBe(true);
    expect(readVersion("试用期多长").trial).toBe(false);
  });
});
