const unicodePath = 0x7075;

/**
 * The name of a zip member. Chinese Windows tools write GBK without saying so; newer ones set the
 * UTF-8 flag or add a Unicode path field. `\` becomes `/`.
 */
export function decodeMemberName(name: Uint8Array, extra: Uint8Array, isUtf8: boolean): string {
  const better = unicodeField(extra);
  return decode(better ?? name, isUtf8 || better !== null)
    .replaceAll("\\", "/")
    .normalize("NFC");
}

function decode(bytes: Uint8Array, isUtf8: boolean): string {
  if (isUtf8) return new TextDecoder().decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("gb18030").decode(bytes);
  }
}

function unicodeField(extra: Uint8Array): Uint8Array | null {
  const view = new DataView(extra.buffer, extra.byteOffset, extra.byteLength);
  for (let at = 0; at + 4 <= extra.length; at += 4 + view.getUint16(at + 2, true)) {
    const length = view.getUint16(at + 2, true);
    if (view.getUint16(at, true) === unicodePath && length > 5 && at + 4 + length <= extra.length)
      return extra.subarray(at + 9, at + 4 + length);
  }
  return null;
}

/** A member name that leads out of its archive, or holds control characters. */
export function isUnsafeName(name: string): boolean {
  return (
    name.startsWith("/") ||
    /^[A-Za-z]:/u.test(name) ||
    name.split("/").includes("..") ||
    // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
    /[\u0000-\u001f]/u.test(name)
  );
}
