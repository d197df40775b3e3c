import type { Run } from "../layout/page.ts";
import { textOf, type XmlElement } from "../package/parse-xml.ts";
import { all, value } from "./ofd-xml.ts";

/** `x y width height`, millimetres. */
export function parseBox(text: string): number[] | null {
  const numbers = text.trim().split(/\s+/u).map(Number);
  return numbers.length === 4 && numbers.every(Number.isFinite) ? numbers : null;
}

/** The text of a page's layers; slanted text (seals, watermarks) keeps its place but is no line. */
export function pageRuns(content: XmlElement | null): Run[] {
  return all(content, "TextObject").flatMap(objectRuns);
}

function objectRuns(object: XmlElement): Run[] {
  const [left = 0, top = 0] = parseBox(value(object, "Boundary")) ?? [];
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = numbers(value(object, "CTM"));
  if (Math.abs(b) > Math.abs(a) * 0.1) return [];
  const size = (Number(value(object, "Size")) || 4) * Math.abs(d);
  const runs: Run[] = [];
  let [x, y] = [0, 0];
  for (const code of all(object, "TextCode")) {
    // A text code without a place goes on where the one before it stood.
    x = value(code, "X") === "" ? x : Number(value(code, "X"));
    y = value(code, "Y") === "" ? y : Number(value(code, "Y"));
    const deltas = readDeltas(value(code, "DeltaX"));
    const drops = readDeltas(value(code, "DeltaY"));
    let text = "";
    let start = x;
    let line = y;
    let end = x;
    const flush = (): void => {
      if (text !== "")
        runs.push({
          text,
          x: left + a * start + c * line + e,
          y: top + b * start + d * line + f,
          width: (end - start) * a,
          size,
        });
      text = "";
    };
    for (const [at, sign] of Array.from(textOf(code).replace(/[\r\n]/gu, "")).entries()) {
      const width = characterWidth(sign) * (size / Math.abs(d));
      text += sign;
      end = x + width;
      const advance = deltas[at] ?? width;
      x += advance;
      const drop = drops[at] ?? 0;
      // A wide step is a gap between words or cells; a drop begins another line.
      if (drop !== 0 || advance > width * 2) {
        flush();
        y += drop;
        start = x;
        line = y;
      }
    }
    flush();
  }
  return runs.filter((run) => [run.x, run.y, run.width].every(Number.isFinite));
}

function characterWidth(sign: string): number {
  return sign < "\u0250" ? 0.5 : 1;
}

/** `4.2 g 3 4.2 5`: `g n v` stands for n times v. */
function readDeltas(text: string): number[] {
  const deltas: number[] = [];
  const parts = text.trim().split(/\s+/u);
  for (let at = 0; at < parts.length && deltas.length < 100_000; at += 1) {
    if (parts[at] === "g") {
      const count = Math.min(100_000, Number(parts[at + 1]) || 0);
      for (let n = 0; n < count; n += 1) deltas.push(Number(parts[at + 2]));
      at += 2;
    } else if (parts[at] !== "") deltas.push(Number(parts[at]));
  }
  return deltas;
}

function numbers(text: string): number[] {
  return text.trim() === "" ? [] : text.trim().split(/\s+/u).map(Number);
}
