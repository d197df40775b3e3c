import { deflateSync, inflateSync } from "node:zlib";
import { unzipSync } from "fflate";
import { buildZip, type ZipMember } from "../../support/build-zip.ts";
import { mutateBytes } from "./mutate-bytes.ts";
import { mutateText } from "./mutate-text.ts";
import type { Random } from "./random.ts";

/** A package with one or two parts mutated inside, or its directory; checksums are right again afterwards. */
export function mutateZip(source: Uint8Array, random: Random): Uint8Array {
  if (random.chance(0.1)) return mutateBytes(source, random);
  const members = Object.entries(unzipSync(source)).map(([name, bytes]): ZipMember => ({ name, bytes }));
  for (let left = 1 + random.below(2); left > 0 && members.length > 0; left -= 1) {
    const at = random.below(members.length);
    const { name, bytes } = members[at]!;
    const fault = random.below(20);
    if (fault === 0) members.splice(at, 1);
    else if (fault === 1) members[at] = { name, bytes, claimedSize: random.below(2 ** 31) };
    else if (fault === 2) members[at] = { name: members[random.below(members.length)]!.name, bytes };
    else {
      const isText = /\.(?:xml|rels)$/u.test(String(name));
      members[at] = { name, bytes: isText ? mutateXml(bytes, random) : mutateBytes(bytes, random) };
    }
  }
  return buildZip(members);
}

function mutateXml(bytes: Uint8Array, random: Random): Uint8Array {
  if (random.chance(0.15)) return mutateBytes(bytes, random);
  return new TextEncoder().encode(mutateText(new TextDecoder().decode(bytes), random));
}

const stream = /(<<[^]{0,400}?\/FlateDecode[^]{0,400}?>>\s*stream\r?\n)([^]*?)(\r?\nendstream)/gu;

/** A PDF with an object or the inside of a packed stream mutated. */
export function mutatePdf(source: Uint8Array, random: Random): Uint8Array {
  if (random.chance(0.2)) return mutateBytes(source, random);
  const text = Buffer.from(source).toString("latin1");
  if (random.chance(0.5)) return Uint8Array.from(Buffer.from(mutateText(text, random), "latin1"));
  const chosen = random.below(text.match(stream)?.length ?? 1);
  let count = -1;
  const changed = text.replace(stream, (whole, head: string, packed: string, tail: string) => {
    count += 1;
    if (count !== chosen) return whole;
    try {
      const plain = inflateSync(Buffer.from(packed, "latin1"));
      const mutated = random.chance(0.5)
        ? mutateBytes(plain, random)
        : Buffer.from(mutateText(plain.toString("latin1"), random), "latin1");
      return head + deflateSync(mutated).toString("latin1") + tail;
    } catch {
      return whole;
    }
  });
  return Uint8Array.from(Buffer.from(changed, "latin1"));
}
