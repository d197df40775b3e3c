import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type * as pdfjs from "pdfjs-dist/legacy/build/pdf.mjs";

export type Pdfjs = typeof pdfjs;

/** pdf.js, loaded only when there is a PDF: it costs 200 ms. */
export async function loadPdfjs(): Promise<Pdfjs> {
  return import("pdfjs-dist/legacy/build/pdf.mjs");
}

/** Where the character maps of Chinese fonts and the standard fonts lie: both ship with pdf.js. */
export function pdfResources(): { cMapUrl: string; cMapPacked: true; standardFontDataUrl: string } {
  const root = dirname(createRequire(import.meta.url).resolve("pdfjs-dist/package.json"));
  return {
    cMapUrl: `${join(root, "cmaps")}/`,
    cMapPacked: true,
    standardFontDataUrl: `${join(root, "standard_fonts")}/`,
  };
}
