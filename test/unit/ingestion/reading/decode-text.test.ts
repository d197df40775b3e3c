import { describe, expect, it } from "vitest";
import { IngestionError } from "../../../../src/errors.ts";
import { decodeText } from "../../../../src/ingestion/reading/decode-text.ts";

const sample = "第一条　为了规范发展党员工作，制定本细则。";
const utf8 = new TextEncoder().encode(sample);

/** `党员` and the ideographic full stop as Chinese Windows editors write them. */
const gb18030 = Uint8Array.from([0xb5, 0xb3, 0xd4, 0xb1, 0xa1, 0xa3]);

function utf16(text: string, littleEndian: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(text.length * 2 + 2));
  view.setUint16(0, 0xfeff, littleEndian);
  for (let at = 0; at < text.length; at++) view.setUint16(at * 2 + 2, text.charCodeAt(at), littleEndian);
  return new Uint8Array(view.buffer);
}

describe("decodeText", () => {
  it("reads UTF-8 with and without a byte order mark", () => {
    expect(decodeText(utf8)).toBe(sample);
    expect(decodeText(Uint8Array.from([0xef, 0xbb, 0xbf, ...utf8]))).toBe(sample);
  });

  it("reads UTF-16 of both byte orders by its mark", () => {
    expect(decodeText(utf16(sample, true))).toBe(sample);
    expect(decodeText(utf16(sample, false))).toBe(sample);
  });

  it("reads GB18030 when the bytes are not UTF-8", () => {
    expect(decodeText(gb18030)).toBe("党员。");
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
