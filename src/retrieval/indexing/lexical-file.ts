import { LexicalIndex } from "./lexical-index.ts";

/**
 * One buffer: a 24-byte head (magic, version, rows, terms, postings, 0) and then the arrays, widest
 * first, so that each starts aligned and loading is four views over the file's bytes.
 */
const magic = 0x594a4c58; // "YJLX"
const version = 1;
const headBytes = 24;

export function encodeLexicalIndex(index: LexicalIndex): Uint8Array {
  const { rowCount, terms, offsets, rows, impacts } = index.postings;
  const head = new Uint32Array([magic, version, rowCount, terms.length, rows.length, 0]);
  const parts = [head, terms, offsets, rows, impacts];
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.byteLength, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(new Uint8Array(part.buffer, part.byteOffset, part.byteLength), at);
    at += part.byteLength;
  }
  return bytes;
}

/** Null when the bytes are not a lexical index of this version; the caller has verified the checksum. */
export function decodeLexicalIndex(bytes: Uint8Array): LexicalIndex | null {
  if (bytes.byteLength < headBytes) return null;
  // A Buffer from a pool may start anywhere; Float64Array wants a multiple of 8.
  const aligned = bytes.byteOffset % 8 === 0 ? bytes : new Uint8Array(bytes);
  const { buffer, byteOffset } = aligned;
  const [mark, format, rowCount, termCount, postingCount] = new Uint32Array(buffer, byteOffset, 6);
  if (mark !== magic || format !== version) return null;
  const termBytes = termCount! * 8;
  const offsetBytes = (termCount! + 1) * 4;
  const expected = headBytes + termBytes + offsetBytes + postingCount! * 6;
  if (aligned.byteLength !== expected) return null;
  const termsAt = byteOffset + headBytes;
  const rowsAt = termsAt + termBytes + offsetBytes;
  return new LexicalIndex({
    rowCount: rowCount!,
    terms: new Float64Array(buffer, termsAt, termCount),
    offsets: new Uint32Array(buffer, termsAt + termBytes, termCount! + 1),
    rows: new Uint32Array(buffer, rowsAt, postingCount),
    impacts: new Uint16Array(buffer, rowsAt + postingCount! * 4, postingCount),
  });
}
