/** Encodes text in a double-byte Chinese charset, by turning the platform's decoder round. */
export function encodeLegacy(text: string, charset: "gb18030" | "big5"): Uint8Array {
  const table = tableOf(charset);
  const bytes: number[] = [];
  for (const sign of text) {
    const pair = table.get(sign);
    if (sign < "\u0080") bytes.push(sign.charCodeAt(0));
    else if (pair !== undefined) bytes.push(...pair);
    else throw new Error(`${charset} has no two bytes for ${sign}`);
  }
  return Uint8Array.from(bytes);
}

const tables = new Map<string, Map<string, readonly [number, number]>>();

function tableOf(charset: string): Map<string, readonly [number, number]> {
  const known = tables.get(charset);
  if (known !== undefined) return known;
  const table = new Map<string, readonly [number, number]>();
  const decoder = new TextDecoder(charset);
  for (let lead = 0x81; lead <= 0xfe; lead += 1)
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      const sign = decoder.decode(Uint8Array.of(lead, trail));
      if (sign.length === 1 && sign !== "\ufffd") table.set(sign, [lead, trail]);
    }
  tables.set(charset, table);
  return table;
}

/** UTF-16 with or without its byte order mark. */
export function encodeUtf16(text: string, { bigEndian = false, mark = true } = {}): Uint8Array {
  const bytes = Buffer.from((mark ? "\ufeff" : "") + text, "utf16le");
  return Uint8Array.from(bigEndian ? bytes.swap16() : bytes);
}
