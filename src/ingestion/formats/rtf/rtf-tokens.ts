import { limits } from "../limits.ts";
import { damaged } from "../package/unsafe-content.ts";

export type RtfToken =
  | { readonly kind: "open" }
  | { readonly kind: "close" }
  | { readonly kind: "word"; readonly name: string; readonly value: number | null }
  /** `\*`: a reader that does not know the group leaves it out. */
  | { readonly kind: "ignorable" }
  /** Bytes in the code page of the current font. */
  | { readonly kind: "bytes"; readonly bytes: readonly number[] };

const control = /\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\(.)|\\\r?\n/suy;

/** Cuts RTF (latin1 text) into its parts. Binary data (`\bin`) is skipped. */
export function* rtfTokens(source: string): Generator<RtfToken> {
  let at = 0;
  let depth = 0;
  while (at < source.length) {
    const sign = source[at];
    if (sign === "{") {
      depth += 1;
      if (depth > limits.xmlDepth * 2) throw damaged("RTF 嵌套过深");
      yield { kind: "open" };
      at += 1;
    } else if (sign === "}") {
      depth -= 1;
      yield { kind: "close" };
      at += 1;
    } else if (sign === "\\") {
      control.lastIndex = at;
      const match = control.exec(source);
      if (match === null) return;
      at = control.lastIndex;
      const [, name, value, hex, symbol] = match;
      if (name === "bin") at += Math.max(0, Number(value ?? 0));
      else if (name !== undefined)
        yield { kind: "word", name, value: value === undefined ? null : Number(value) };
      else if (hex !== undefined) yield { kind: "bytes", bytes: [Number.parseInt(hex, 16)] };
      else yield symbolToken(symbol ?? "\n");
    } else {
      const next = source.slice(at).search(/[{}\\]/u);
      const end = next < 0 ? source.length : at + next;
      const bytes = Array.from(source.slice(at, end), (one) => one.charCodeAt(0)).filter(
        (byte) => byte !== 10 && byte !== 13 && byte !== 0,
      );
      if (bytes.length > 0) yield { kind: "bytes", bytes };
      at = end;
    }
  }
}

function symbolToken(symbol: string): RtfToken {
  if (symbol === "*") return { kind: "ignorable" };
  if (symbol === "~") return { kind: "bytes", bytes: [32] };
  if (symbol === "_") return { kind: "bytes", bytes: [45] };
  if (symbol === "\n" || symbol === "\r") return { kind: "word", name: "par", value: null };
  return "\\{}".includes(symbol)
    ? { kind: "bytes", bytes: [symbol.charCodeAt(0)] }
    : { kind: "word", name: "", value: null };
}
