import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdir } from "node:fs/promises";
import { dirname } from "node:path";
import { Transform, Writable } from "node:stream";
import { pipeline } from "node:stream/promises";

export interface CopiedFile {
  readonly bytes: number;
  /** Hex, of what was read. */
  readonly sha256: string;
}

/** Copies in pieces, durably, and tells what went through. @throws what the file system throws. */
export async function copyFileDurably(from: string, to: string, signal: AbortSignal): Promise<CopiedFile> {
  await mkdir(dirname(to), { recursive: true });
  return measure(from, createWriteStream(to, { flags: "wx", flush: true }), signal);
}

export function measureFile(file: string, signal: AbortSignal): Promise<CopiedFile> {
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  return measure(file, nowhere, signal);
}

async function measure(from: string, to: Writable, signal: AbortSignal): Promise<CopiedFile> {
  const hash = createHash("sha256");
  let bytes = 0;
  const meter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      bytes += chunk.length;
      done(null, chunk);
    },
  });
  await pipeline(createReadStream(from), meter, to, { signal });
  return { bytes, sha256: hash.digest("hex") };
}
