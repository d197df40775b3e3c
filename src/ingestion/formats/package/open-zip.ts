import { crc32, inflateRawSync } from "node:zlib";
import { limits } from "../limits.ts";
import { decodeMemberName } from "./member-name.ts";
import { damaged, encrypted, tooLarge } from "./unsafe-content.ts";

/** Random access to the packed bytes: a buffer, or a file on disk. */
export interface ByteSource {
  readonly size: number;
  slice(start: number, end: number): Uint8Array;
}

export interface ZipEntry {
  readonly name: string;
  readonly size: number;
  readonly encrypted: boolean;
}

export interface ZipPackage {
  readonly entries: readonly ZipEntry[];
  has(name: string): boolean;
  /** The bytes of a member, or null when there is none. @throws IngestionError when damaged or too large. */
  read(name: string): Uint8Array | null;
}

/** Bytes inflated of one member, and of all that are read. */
export interface ZipLimits {
  readonly part: number;
  readonly whole: number;
}

interface StoredEntry extends ZipEntry {
  readonly packed: number;
  readonly method: number;
  readonly crc: number;
  readonly offset: number;
}

const endMark = 0x06054b50;
const entryMark = 0x02014b50;
const localMark = 0x04034b50;

export function bytesSource(bytes: Uint8Array): ByteSource {
  return { size: bytes.length, slice: (start, end) => bytes.subarray(start, end) };
}

/**
 * Opens a zip by its central directory. Written over zlib's `maxOutputLength` rather than an unzip
 * library: a bomb is stopped by the inflater itself, whatever the headers claim.
 */
export function openZip(
  source: ByteSource,
  { part, whole }: ZipLimits = { part: limits.part, whole: limits.package },
): ZipPackage {
  const entries = readDirectory(source);
  const byName = new Map(entries.map((entry) => [entry.name, entry]));
  let inflated = 0;
  return {
    entries,
    has: (name) => byName.has(name),
    read(name) {
      const entry = byName.get(name);
      if (entry === undefined) return null;
      const bytes = inflateEntry(source, entry, part);
      inflated += bytes.length;
      if (inflated > whole) throw tooLarge("解压后超过上限");
      return bytes;
    },
  };
}

function view(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function readDirectory(source: ByteSource): StoredEntry[] {
  const tailStart = Math.max(0, source.size - 65_557);
  const tail = view(source.slice(tailStart, source.size));
  let at = tail.byteLength - 22;
  while (at >= 0 && tail.getUint32(at, true) !== endMark) at -= 1;
  if (at < 0) throw damaged("压缩目录缺失");
  const count = tail.getUint16(at + 10, true);
  const size = tail.getUint32(at + 12, true);
  const claimed = tail.getUint32(at + 16, true);
  if (count === 0xffff || claimed === 0xffffffff) throw tooLarge("ZIP64 压缩包");
  if (count > limits.entries) throw tooLarge(`压缩包里有 ${count} 个文件`);
  // Bytes before the archive (a self-extracting stub) shift every offset by the same amount.
  const start = tailStart + at - size;
  const shift = start - claimed;
  if (start < 0 || shift < 0) throw damaged("压缩目录位置不对");
  return readEntries(view(source.slice(start, start + size)), count, shift);
}

function readEntries(directory: DataView, count: number, shift: number): StoredEntry[] {
  const entries: StoredEntry[] = [];
  let at = 0;
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > directory.byteLength || directory.getUint32(at, true) !== entryMark)
      throw damaged("压缩目录不完整");
    const flags = directory.getUint16(at + 8, true);
    const nameLength = directory.getUint16(at + 28, true);
    const extraLength = directory.getUint16(at + 30, true);
    const next = at + 46 + nameLength + extraLength + directory.getUint16(at + 32, true);
    if (next > directory.byteLength) throw damaged("压缩目录不完整");
    const bytes = (from: number, length: number): Uint8Array =>
      new Uint8Array(directory.buffer, directory.byteOffset + from, length);
    entries.push({
      name: decodeMemberName(
        bytes(at + 46, nameLength),
        bytes(at + 46 + nameLength, extraLength),
        (flags & 0x800) !== 0,
      ),
      encrypted: (flags & 1) !== 0,
      method: directory.getUint16(at + 10, true),
      crc: directory.getUint32(at + 16, true),
      packed: directory.getUint32(at + 20, true),
      size: directory.getUint32(at + 24, true),
      offset: directory.getUint32(at + 42, true) + shift,
    });
    at = next;
  }
  return entries;
}

function inflateEntry(source: ByteSource, entry: StoredEntry, largest: number): Uint8Array {
  if (entry.encrypted) throw encrypted();
  if (entry.size > largest) throw tooLarge(`${entry.name} 解压后 ${megabytes(entry.size)} MB`);
  const header = source.slice(entry.offset, entry.offset + 30);
  if (header.length < 30 || view(header).getUint32(0, true) !== localMark) throw damaged(entry.name);
  const start = entry.offset + 30 + view(header).getUint16(26, true) + view(header).getUint16(28, true);
  const packed = source.slice(start, start + entry.packed);
  if (packed.length < entry.packed) throw damaged(entry.name);
  const bytes = unpack(packed, entry);
  if (bytes.length > limits.ratioFrom && bytes.length > packed.length * limits.ratio)
    throw tooLarge(`${entry.name} 的压缩比异常`);
  if (bytes.length !== entry.size || crc32(bytes) !== entry.crc) throw damaged(entry.name);
  return bytes;
}

function unpack(packed: Uint8Array, entry: StoredEntry): Uint8Array {
  if (entry.method === 0) return packed;
  if (entry.method !== 8) throw damaged(`${entry.name} 的压缩方式不支持`);
  try {
    // One byte of room beyond the claim: a member that inflates further is lying.
    return inflateRawSync(packed, { maxOutputLength: entry.size + 1 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE")
      throw tooLarge(`${entry.name} 解压后比标明的大`);
    throw damaged(entry.name, error);
  }
}

function megabytes(size: number): number {
  return Math.round(size / 1024 / 1024);
}
