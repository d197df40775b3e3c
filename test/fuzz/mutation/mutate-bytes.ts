import type { Random } from "./random.ts";

const telling = [0x00, 0x01, 0x7f, 0x80, 0xff];
const largeNumbers = [0, 1, 0x7fff, 0xffff, 0x7fffffff, 0x80000000, 0xfffffffe, 0xffffffff];

/** A few faults as they come from bad disks, cut downloads and hostile hands. */
export function mutateBytes(source: Uint8Array, random: Random): Uint8Array {
  let bytes = Buffer.from(source);
  for (let left = 1 + random.below(6); left > 0 && bytes.length > 8; left -= 1) {
    const at = random.below(bytes.length - 4);
    const length = 1 + random.below(Math.min(512, bytes.length - at));
    switch (random.below(8)) {
      case 0:
        bytes[at]! ^= 1 << random.below(8);
        break;
      case 1:
        bytes[at] = random.pick(telling);
        break;
      case 2:
        bytes.writeUInt32LE(random.pick(largeNumbers), at);
        break;
      case 3:
        bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + length)]);
        break;
      case 4:
        bytes = Buffer.concat([bytes.subarray(0, at + length), bytes.subarray(at)]);
        break;
      case 5:
        bytes.fill(random.pick(telling), at, at + length);
        break;
      case 6:
        bytes.copy(bytes, random.below(bytes.length), at, at + length);
        break;
      default:
        if (random.chance(0.2)) bytes = bytes.subarray(0, at);
        else bytes[at] = random.below(256);
    }
  }
  return Uint8Array.from(bytes);
}
