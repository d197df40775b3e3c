import { simplified, traditional } from "./simplified.ts";

/** Below these code units every character is its own simplified form. */
const firstHan = 0x3400;

let table: Uint16Array | null = null;

/** By UTF-16 code unit; built when first asked for. */
export function simplifiedUnits(): Uint16Array {
  if (table !== null) return table;
  const units = Uint16Array.from({ length: 2 ** 16 }, (_, unit) => unit);
  for (let at = 0; at < traditional.length; at++)
    units[traditional.charCodeAt(at)] = simplified.charCodeAt(at);
  table = units;
  return units;
}

/** 幹部選拔 → 干部选拔, character by character: every offset stays what it was. */
export function toSimplified(text: string): string {
  const units = simplifiedUnits();
  let result = "";
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit < firstHan || units[unit] === unit) continue;
    result += text.slice(from, at) + String.fromCharCode(units[unit]!);
    from = at + 1;
  }
  return from === 0 ? text : result + text.slice(from);
}
