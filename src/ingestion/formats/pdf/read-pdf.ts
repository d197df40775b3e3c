import type { PDFDocumentProxy, PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import { IngestionError } from "../../../errors.ts";
import { reading, type FormatReading, type ReadContext } from "../format-reading.ts";
import { pageLines } from "../layout/page-lines.ts";
import type { Page } from "../layout/page.ts";
import { damaged, encrypted, tooLarge } from "../package/unsafe-content.ts";
import { loadPdfjs, pdfResources, type Pdfjs } from "./load-pdfjs.ts";
import { findRecogniser, missingRecogniser, recognisePages } from "./recognise-pages.ts";

const pageLimit = 5000;
/** The end mark stands in the last kilobyte; some programs add a few blanks or bytes of their own. */
const tailSize = 4096;
/** A page with less text than this and a picture on it is a scan. */
const scannedText = 10;

interface ReadPage extends Page {
  readonly scanned: boolean;
  /** Slanted text: watermarks. */
  readonly slanted: string;
}

/** PDF by its text layer; pages that are pictures are recognised where Tesseract is installed. */
export async function readPdf(bytes: Uint8Array, context: ReadContext): Promise<FormatReading> {
  requireEnd(bytes);
  const pdfjs = await loadPdfjs();
  const document = await open(pdfjs, bytes);
  try {
    if (document.numPages > pageLimit) throw tooLarge(`${document.numPages} 页`);
    const pages: ReadPage[] = [];
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await document.getPage(number).catch((cause: unknown) => {
        throw damaged(`第 ${number} 页`, cause);
      });
      pages.push(await readPage(pdfjs, page));
      page.cleanup();
      context.alive();
    }
    return await finish(bytes, pages, context);
  } finally {
    await document.loadingTask.destroy();
  }
}

/** pdf.js rebuilds what it can of a file that was cut off: a part must not pass for the whole. */
function requireEnd(bytes: Uint8Array): void {
  const tail = Buffer.from(bytes.subarray(-tailSize)).toString("latin1");
  if (!/%%EOF|startxref/u.test(tail)) throw damaged("PDF 被截断");
}

async function open(pdfjs: Pdfjs, bytes: Uint8Array): Promise<PDFDocumentProxy> {
  try {
    return await pdfjs.getDocument({
      // pdf.js takes the buffer over (and no Buffer); the bytes are needed again for recognising scans.
      data: Uint8Array.from(bytes),
      ...pdfResources(),
      verbosity: pdfjs.VerbosityLevel.ERRORS,
      isEvalSupported: false,
      useSystemFonts: false,
      disableFontFace: true,
      stopAtErrors: false,
    }).promise;
  } catch (error) {
    if (error instanceof Error && error.name === "PasswordException") throw encrypted();
    throw damaged("PDF 结构", error);
  }
}

async function readPage(pdfjs: Pdfjs, page: PDFPageProxy): Promise<ReadPage> {
  const viewport = page.getViewport({ scale: 1 });
  const { items } = await page.getTextContent();
  const runs = [];
  const slanted: string[] = [];
  for (const item of items) {
    if (!("str" in item) || item.str === "") continue;
    const [a, b, c, d, x, y] = pdfjs.Util.transform(viewport.transform, item.transform) as number[];
    if (Math.abs(b ?? 0) > Math.abs(a ?? 0) * 0.1) slanted.push(item.str);
    else
      runs.push({
        text: item.str,
        x: x ?? 0,
        y: y ?? 0,
        width: item.width,
        size: Math.hypot(c ?? 0, d ?? 0),
      });
  }
  const length = runs.reduce((sum, run) => sum + run.text.length, 0);
  const scanned = length < scannedText && (await hasPicture(pdfjs, page));
  return { width: viewport.width, height: viewport.height, runs, scanned, slanted: slanted.join("") };
}

async function hasPicture(pdfjs: Pdfjs, page: PDFPageProxy): Promise<boolean> {
  const { fnArray } = await page.getOperatorList();
  const { paintImageXObject, paintInlineImageXObject, paintImageMaskXObject } = pdfjs.OPS;
  const pictures: readonly number[] = [paintImageXObject, paintInlineImageXObject, paintImageMaskXObject];
  return fnArray.some((operation) => pictures.includes(operation));
}

async function finish(bytes: Uint8Array, pages: ReadPage[], context: ReadContext): Promise<FormatReading> {
  const scans = pages.flatMap((page, at) => (page.scanned ? [at + 1] : []));
  const recogniser = scans.length === 0 ? null : await findRecogniser();
  const warnings: string[] = [];
  if (scans.length > 0 && recogniser === null) {
    if (scans.length * 2 > pages.length) throw new IngestionError("是扫描件，没有文字层", missingRecogniser);
    warnings.push(`第 ${scans.join("、")} 页是图片，没有读入。${missingRecogniser}`);
  }
  if (recogniser !== null) {
    for (const [number, page] of await recognisePages(bytes, scans, recogniser, context))
      pages[number - 1] = { ...page, scanned: true, slanted: "" };
    warnings.push("由扫描图片识别而来（识别稿），其中的数字、人名待核");
  }
  const { lines, removed, headerTexts } = pageLines(pages);
  const watermarks = new Set(pages.map((page) => page.slanted).filter((text) => text !== ""));
  return reading(lines, {
    warnings,
    ocr: recogniser !== null,
    removed: [...removed, ...[...watermarks].map((text) => ({ text, reason: "水印" }))],
    headerTexts: [...headerTexts, ...watermarks],
  });
}
