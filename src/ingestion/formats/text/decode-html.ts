import { decodeText } from "../../reading/decode-text.ts";

/** HTML bytes by what the page says of its charset; most office pages say gb2312. */
export function decodeHtml(bytes: Uint8Array): string {
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 2048));
  const declared = /<meta[^<>]+charset\s*=\s*(?:["']\s*)?([\w-]+)/iu.exec(head)?.[1]?.toLowerCase();
  // A wrong declaration is as frequent as none: UTF-8 and byte order marks are told by the bytes.
  if (declared !== undefined && /^(?:gb|big5)/u.test(declared) && !isUtf8(bytes))
    return new TextDecoder(declared.startsWith("big5") ? "big5" : "gb18030").decode(bytes);
  return decodeText(bytes);
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
