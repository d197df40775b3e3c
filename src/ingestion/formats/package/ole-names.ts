import { damaged } from "./unsafe-content.ts";

const entrySize = 128;
const nameSize = 64;

/**
 * The stream names in an OLE container (old Office files). Directory entries are found by their look,
 * at any 128-byte place: a damaged allocation table must not hide that a file is encrypted.
 */
export function oleNames(bytes: Uint8Array): Set<string> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const names = new Set<string>();
  for (let at = 512; at + entrySize <= bytes.length; at += entrySize) {
    const length = view.getUint16(at + nameSize, true);
    const type = view.getUint8(at + nameSize + 2);
    const isEntry = length >= 4 && length <= nameSize && length % 2 === 0 && [1, 2, 5].includes(type);
    if (!isEntry || view.getUint16(at + length - 2, true) !== 0) continue;
    const name = new TextDecoder("utf-16le").decode(bytes.subarray(at, at + length - 2));
    // oxlint-disable-next-line no-control-regex -- system streams begin with one
    if (/^[\w \u0001\u0005]+$/u.test(name)) names.add(name);
  }
  return names;
}

const headerSize = 512;
const unused = 0xffffffff;
/** Entries of the allocation table that the header itself locates; more are only in files above 6.8 MB. */
const listedTables = 109;

/**
 * Refuses an OLE container that is shorter than its allocation table says: what was cut off may be text,
 * and a part of a document must not pass for the whole.
 * @throws IngestionError
 */
export function requireWholeOle(bytes: Uint8Array): void {
  if (bytes.length < headerSize) throw damaged("文件头");
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const sectorSize = view.getUint16(30, true) === 12 ? 4096 : 512;
  const startOf = (sector: number): number => (sector + 1) * sectorSize;
  for (let at = 0; at < listedTables; at += 1) {
    const table = view.getUint32(76 + at * 4, true);
    if (table === unused) return;
    if (startOf(table) + sectorSize > bytes.length) throw damaged("文件被截断");
    for (let entry = sectorSize / 4 - 1; entry >= 0; entry -= 1) {
      if (view.getUint32(startOf(table) + entry * 4, true) === unused) continue;
      // The last sector may be written short.
      if (startOf(at * (sectorSize / 4) + entry) >= bytes.length) throw damaged("文件被截断");
      break;
    }
  }
}
