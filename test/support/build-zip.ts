import { crc32, deflateRawSync } from "node:zlib";

export interface ZipMember {
  readonly name: string | Uint8Array;
  readonly bytes: Uint8Array;
  /** As written by a hostile packer: sizes that are not true, the encryption flag. */
  readonly claimedSize?: number;
  readonly encrypted?: boolean;
}

/** A zip as any packer writes it, or as none should. */
export function buildZip(members: readonly ZipMember[]): Uint8Array {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const member of members) {
    const name = typeof member.name === "string" ? Buffer.from(member.name) : Buffer.from(member.name);
    const packed = deflateRawSync(member.bytes);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE((member.encrypted ?? false) ? 1 : 0, 2);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc32(member.bytes), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(member.claimedSize ?? member.bytes.length, 18);
    common.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from("PK\u0003\u0004"), common, name, packed]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    const made = Buffer.from([20, 0]);
    directory.push(Buffer.concat([Buffer.from("PK\u0001\u0002"), made, common, rest, name]));
    parts.push(local);
    offset += local.length;
  }
  const entries = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write("PK\u0005\u0006", 0, "latin1");
  end.writeUInt16LE(members.length, 8);
  end.writeUInt16LE(members.length, 10);
  end.writeUInt32LE(entries.length, 12);
  end.writeUInt32LE(offset, 16);
  return Uint8Array.from(Buffer.concat([...parts, entries, end]));
}
