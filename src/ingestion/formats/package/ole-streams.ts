const entrySize = 128;
const nameSize = 64;

/**
 * The stream names in an OLE container (old Office files). Directory entries are found by their look,
 * at any 128-byte place: a damaged allocation table must not hide that a file is encrypted.
 */
export function oleStreams(bytes: Uint8Array): Set<string> {
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
