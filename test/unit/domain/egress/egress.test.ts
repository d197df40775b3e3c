import { describe, expect, it } from "vitest";
import { isInside, mayLeave } from "../../../../src/domain/egress/inside.ts";
import { maskPersonal } from "../../../../src/domain/egress/mask-personal.ts";

describe("isInside", () => {
  it.each([
    ["127.0.0.1", true],
    ["localhost", true],
    ["[::1]", true],
    ["Model.Office.Example", true],
    ["127.0.0.1.example.com", false],
    ["192.168.1.5", false],
  ])("judges %s", (host, inside) => {
    expect(isInside(host, ["model.office.example"])).toBe(inside);
  });
});

describe("mayLeave", () => {
  it("keeps internal text from outside only", () => {
    expect(mayLeave({ internal: true }, true)).toBe(false);
    expect(mayLeave({ internal: true }, false)).toBe(true);
    expect(mayLeave({ internal: false }, true)).toBe(true);
  });
});

describe("maskPersonal", () => {
  it.each([
    ["身份证11010519491231002X，谢谢", "身份证［身份证号］，谢谢"],
    ["打138 0013 8000或010-12345678", "打［电话号码］或［电话号码］"],
    ["+86 13800138000", "［电话号码］"],
    ["投入4858万元，2023年12月31日，第13800条", "投入4858万元，2023年12月31日，第13800条"],
    ["统一社会信用代码91110105194912310021", "统一社会信用代码91110105194912310021"],
  ])("%s", (text, masked) => {
    expect(maskPersonal(text)).toBe(masked);
  });
});
