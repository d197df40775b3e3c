/** Windows code page of a font's \fcharset. */
const byCharset: Readonly<Record<number, string>> = {
  134: "gb18030",
  136: "big5",
  128: "shift_jis",
  129: "euc-kr",
  204: "windows-1251",
};

const byCodePage: Readonly<Record<number, string>> = {
  936: "gb18030",
  54936: "gb18030",
  950: "big5",
  65001: "utf-8",
};

export function charsetOf(fcharset: number): string | null {
  return byCharset[fcharset] ?? null;
}

export function codePageOf(ansicpg: number): string {
  return byCodePage[ansicpg] ?? "windows-1252";
}

/** Bytes of one stretch of text; a lone lead byte at its end is kept for the next one by the caller. */
export function decodeBytes(bytes: readonly number[], charset: string): string {
  return new TextDecoder(charset).decode(Uint8Array.from(bytes));
}
