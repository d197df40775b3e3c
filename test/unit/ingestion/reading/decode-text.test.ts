import { describe, expect, it } from "vitest";
import { IngestionError } from "../../../../src/errors.ts";
import { encodeLegacy, encodeUtf16 } from "../../../support/legacy-encodings.ts";
import { decodeText } from "../../../../src/ingestion/reading/decode-text.ts";

const sample = "第一条　为了规范发展党员工作，制定本细则。";
const utf8 = new TextEncoder().encode(sample);

/** `党员` and the ideographic full stop as Chinese Windows editors write them. */
const gb18030 = Uint8Array.from([0xb5, 0xb3, 0xd4, 0xb1, 0xa1, 0xa3]);

describe("decodeText", () => {
  it("reads UTF-8 with and without a byte order mark", () => {
    expect(decodeText(utf8)).toBe(sample);
    expect(decodeText(Uint8Array.from([0xef, 0xbb, 0xbf, ...utf8]))).toBe(sample);
  });

  it("reads UTF-16 of both byte orders by its mark", () => {
    expect(decodeText(encodeUtf16(sample))).toBe(sample);
    expect(decodeText(encodeUtf16(sample, { bigEndian: true }))).toBe(sample);
  });

  it("reads GB18030 when the bytes are not UTF-8", () => {
    expect(decodeText(gb18030)).toBe("党员。");
  });

  it("tells Big5 from GB18030, both of which its bytes allow", () => {
    const traditional = "第一條　為了規範發展黨員工作，制定本細則。黨支部應當定期研究。";
    expect(decodeText(encodeLegacy(traditional, "big5"))).toBe(traditional);
    const simplified = "第一条　为了规范发展党员工作，制定本细则。党支部应当定期研究。";
    expect(decodeText(encodeLegacy(simplified, "gb18030"))).toBe(simplified);
  });

  it("reads UTF-16 of both byte orders without its mark", () => {
    const typed = `${sample}\r\n`;
    expect(decodeText(encodeUtf16(typed, { mark: false }))).toBe(typed);
    expect(decodeText(encodeUtf16(typed, { mark: false, bigEndian: true }))).toBe(typed);
  });

  it("reads a file pasted together from two encodings line by line", () => {
    const lines = ["第一条　甲。\n", "第二条　本办法所称干部，是指在职干部。\n", "附则\n", "第三条　乙。"];
    const mixed = lines.map((line, at) =>
      at % 2 === 0 ? encodeLegacy(line, "gb18030") : new TextEncoder().encode(line),
    );
    expect(decodeText(Uint8Array.from(mixed.flatMap((one) => [...one])))).toBe(lines.join(""));
  });

  it("reads the four-byte characters of GB18030", () => {
    // 𠮷 is a character of personal names that GBK lacks.
    expect(decodeText(Uint8Array.from([0xb5, 0xb3, 0x95, 0x34, 0xb2, 0x35]))).toBe("党𠮷");
  });

  it("refuses binary content and says what to do", () => {
    const binary = Uint8Array.from({ length: 400 }, (_, at) => (at * 37) % 251);
    expect(() => decodeText(binary)).toThrow(IngestionError);
    expect(() => decodeText(binary)).toThrow("不是文本文件，或编码无法识别");
  });

  it("refuses a word processor's file, whatever its name", () => {
    const zip = Uint8Array.from([0x50, 0x4b, 3, 4, 0x14, 0, 0, 0, 8, 0, ...utf8.slice(0, 30), 0, 0, 0]);
    expect(() => decodeText(zip)).toThrow(IngestionError);
  });

  it("drops a stray control character but keeps line ends and tabs", () => {
    const typed = new TextEncoder().encode(`${sample.repeat(20)}\u000c\r\n\t第二条`);
    expect(decodeText(typed)).toBe(`${sample.repeat(20)}\r\n\t第二条`);
  });

  it("reads an empty file as empty", () => {
    expect(decodeText(new Uint8Array(0))).toBe("");
  });
});
