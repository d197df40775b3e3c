import { describe, expect, it } from "vitest";
import { placeInChain } from "../../../../src/ingestion/metadata/own-chain.ts";
import { readPlace } from "../../../../src/ingestion/metadata/read-level.ts";

describe("readPlace", () => {
  it.each([
    ["中共中央", "", "中央", null],
    ["中共中央组织部、人力资源和社会保障部", "", "中央", null],
    ["中央纪委机关、中央组织部、国家监察委员会", "", "中央", null],
    ["中共江苏省委组织部", "", "省", "江苏省"],
    ["上海市人民政府", "", "省", "上海市"],
    ["中共苏州市委办公室", "", "市", "苏州市"],
    ["中共云岭市清河区委组织部", "", "县", "云岭市清河区"],
    ["金乡县委组织部", "", "县", "金乡县"],
    [null, "苏州市吴江区干部培训办法", "县", "苏州市吴江区"],
    [null, "湖北省实施《公务员法》办法", "省", "湖北省"],
    [null, "中国共产党支部工作条例（试行）", "中央", null],
    [null, "中华人民共和国公务员法", "中央", null],
    [null, "社区工作者管理办法", null, null],
    [null, "县以上党和国家机关党员领导干部民主生活会若干规定", null, null],
    [null, "推进市县乡换届工作方案", null, null],
    ["清河乡党委", "", null, null],
  ])("issuer %s, title %s", (issuer, title, level, region) => {
    expect(readPlace(issuer, title)).toEqual({ level, region });
  });
});

describe("placeInChain", () => {
  const ours = "江南省云岭市清河区";
  const place = (issuer: string) => placeInChain(readPlace(issuer, ""), issuer, ours);

  it.each([
    ["清河区人民政府", "县", ours],
    ["中共清河区委组织部", "本单位", ours],
    ["区委组织部", "本单位", ours],
    ["区纪委监委", "县", ours],
    ["市委组织部", "市", "江南省云岭市"],
    ["云岭市委办公室", "市", "江南省云岭市"],
    ["江南省委组织部", "省", "江南省"],
    ["中共中央组织部", "中央", null],
    ["青山区委组织部", "县", "青山区"],
    ["镇党委", null, null],
  ])("%s", (issuer, level, region) => {
    expect(place(issuer)).toEqual({ level, region });
  });
});
