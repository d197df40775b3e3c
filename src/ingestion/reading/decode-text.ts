import { IngestionError } from "../../errors.ts";

/** Share of control characters above which a "text" is taken for a binary file. */
const controlLimit = 0.01;

/** The most frequent characters and punctuation of official texts, in both scripts. */
const frequentSimplified = new Set(
  "的一是不了在和有为对人上中大以及应当第条规定党员干部组织工作机关单位理论学习会议制度，。、；：（）",
);
const frequentTraditional = new Set(
  "的一是不了在和有為對人上中大以及應當第條規定黨員幹部組織工作機關單位理論學習會議制度，。、；：（）",
);

/** So many bytes beyond ASCII that are valid UTF-8 are UTF-8: by chance GB18030 hardly has six such signs in a row. */
const tellingBytes = 12;

/**
 * Bytes of a text file to a string: byte order marks first, then UTF-8, then GB18030 (what Chinese
 * Windows editors write) or Big5, whichever reads as Chinese. A file pasted together from both is read
 * line by line.
 * @throws IngestionError for binary content.
 */
export function decodeText(bytes: Uint8Array): string {
  const text = decode(bytes);
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  const controls = text.match(/[\u0000-\u0008\u000e-\u001f\ufffd]/gu)?.length ?? 0;
  if (controls > text.length * controlLimit) {
    throw new IngestionError("不是文本文件，或编码无法识别", "请用 UTF-8 或 GB18030 编码另存为 .txt 后放回");
  }
  // oxlint-disable-next-line no-control-regex
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufeff]/gu, "");
}

function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  const unmarked = bytes.subarray(0, 4096).includes(0) ? unmarkedUtf16(bytes) : null;
  if (unmarked !== null) return new TextDecoder(unmarked).decode(bytes);
  return decodeUtf8(bytes) ?? decodeMixed(bytes) ?? decodeChinese(bytes);
}

function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** UTF-16 without its mark, when nearly every unit is a Chinese or an ASCII sign in one byte order. */
function unmarkedUtf16(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
  const sample = bytes.subarray(0, 4096 - (4096 % 2));
  for (const order of ["utf-16le", "utf-16be"] as const) {
    const text = new TextDecoder(order).decode(sample);
    const usual =
      text.match(/[\t\n\r -~\u2010-\u2030\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]/gu)?.length ?? 0;
    if (usual > text.length * 0.95) return order;
  }
  return null;
}

/** Lines of UTF-8 among lines of GB18030; null when no line tells that the file is mixed. */
function decodeMixed(bytes: Uint8Array): string | null {
  const lines = splitLines(bytes).map((line) => ({ line, text: decodeUtf8(line) }));
  const isTelling = ({ line, text }: (typeof lines)[number]): boolean =>
    text !== null && line.filter((byte) => byte >= 0x80).length >= tellingBytes;
  if (!lines.some(isTelling)) return null;
  return lines
    .map(({ line, text }) =>
      text !== null && !/[\u0080-\u07ff]/u.test(text) ? text : new TextDecoder("gb18030").decode(line),
    )
    .join("");
}

/** Each with its line end; 0x0A is never part of a Chinese character in either charset. */
function splitLines(bytes: Uint8Array): Uint8Array[] {
  const lines: Uint8Array[] = [];
  for (let start = 0; start < bytes.length;) {
    const end = bytes.indexOf(0x0a, start) + 1 || bytes.length;
    lines.push(bytes.subarray(start, end));
    start = end;
  }
  return lines;
}

/** Nearly any Big5 text is valid GB18030 too, but then its characters are rare ones. */
function decodeChinese(bytes: Uint8Array): string {
  const gb18030 = new TextDecoder("gb18030").decode(bytes);
  const sample = bytes.subarray(0, 20_000);
  const simplified = countOf(new TextDecoder("gb18030").decode(sample), frequentSimplified);
  const traditional = countOf(new TextDecoder("big5").decode(sample), frequentTraditional);
  return traditional > simplified ? new TextDecoder("big5").decode(bytes) : gb18030;
}

function countOf(text: string, frequent: ReadonlySet<string>): number {
  let count = 0;
  for (const sign of text) if (frequent.has(sign)) count += 1;
  return count;
}
