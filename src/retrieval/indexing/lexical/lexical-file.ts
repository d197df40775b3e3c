import { open } from "node:fs/promises";
import type { MergedPostings } from "./build-lexical-index.ts";
import type { LexicalPostings } from "./lexical-index.ts";

/**
 * One file: a 24-byte head (magic, version, rows, terms, postings, 0) and then the arrays, widest
 * first, so that each starts aligned and loading is four views over the file's bytes.
 */
const magic = 0x594a4c58; // "YJLX"
const version = 1;
const headBytes = 24;

/** Writes run by run: the whole of a large index never lies in memory. The file is flushed to the disk. */
export async function writeLexicalFile(
  file: string,
  merged: MergedPostings,
  onProgress: (done: number, total: number) => void = () => {},
): Promise<void> {
  const { terms, offsets, postingCount, rowCount } = merged;
  const head = new Uint32Array([magic, version, rowCount, terms.length, postingCount, 0]);
  const handle = await open(file, "w");
  try {
    let at = 0;
    async function put(part: Float64Array | Uint32Array | Uint16Array, position: number): Promise<void> {
      const bytes = new Uint8Array(part.buffer, part.byteOffset, part.byteLength);
      for (let done = 0; done < bytes.length;) {
        const { bytesWritten } = await handle.write(bytes, done, bytes.length - done, position + done);
        done += bytesWritten;
      }
    }
    for (const part of [head, terms, offsets]) {
      await put(part, at);
      at += part.byteLength;
    }
    let done = 0;
    for (const { rows, impacts } of merged.runs()) {
      await put(rows, at + done * 4);
      await put(impacts, at + postingCount * 4 + done * 2);
      done += rows.length;
      onProgress(done, postingCount);
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Null when the bytes are not a lexical index of this version; the caller has verified the checksum. */
export function decodeLexicalPostings(bytes: Uint8Array): LexicalPostings | null {
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
  return {
    rowCount: rowCount!,
    terms: new Float64Array(buffer, termsAt, termCount),
    offsets: new Uint32Array(buffer, termsAt + termBytes, termCount! + 1),
    rows: new Uint32Array(buffer, rowsAt, postingCount),
    impacts: new Uint16Array(buffer, rowsAt + postingCount! * 4, postingCount),
  };
}
