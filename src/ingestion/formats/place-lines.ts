import type { Line } from "../structure/line.ts";
import type { FormatReading } from "./format-reading.ts";

/** A reading's lines with their places on the page: headers first, text boxes told from running text. */
export function placeLines({ lines, headerTexts, textBoxes }: FormatReading): Line[] {
  const boxed = new Set(textBoxes.flatMap((text) => text.split("\n")).map(keyOf));
  const headers = headerTexts.flatMap((text) => text.split("\n"));
  return [
    ...headers.map((text): Line => ({ text, level: 0, place: "header" })),
    ...lines.map((line): Line => (boxed.has(keyOf(line.text)) ? { ...line, place: "textbox" } : line)),
  ];
}

function keyOf(text: string): string {
  return text.replace(/\s/gu, "");
}
