import { buildDocument } from "../build-document.ts";
import { isPlain } from "../formats/admission.ts";
import { placeLines } from "../formats/place-lines.ts";
import { readFormat } from "../formats/read-format.ts";
import { parseDocument, type LoadedDocument } from "../load-document.ts";
import { admitLines, readPlainLines, type FileLines } from "../read-lines.ts";
import type { LinesRequest, ParseRequest } from "./parser-messages.ts";

/**
 * Any file to a cleaned, chunked document; `alive` is called while a long reading goes on.
 * @throws IngestionError when it cannot be read or nothing is in it.
 */
export async function parseFile(
  { file, bytes, fileHash, settings }: ParseRequest,
  alive: () => void,
): Promise<LoadedDocument> {
  if (isPlain(file)) return parseDocument(file, bytes, fileHash, settings);
  const found = await readFormat(bytes, { file, alive });
  alive();
  const document = buildDocument({ file, fileHash, values: {}, lines: placeLines(found) }, settings);
  const meta = found.ocr ? { ...document.meta, recognised: true } : document.meta;
  const removed = [...found.removed, ...document.detail.removed];
  return {
    document: { ...document, meta, detail: { ...document.detail, removed } },
    warnings: found.warnings,
  };
}

/** The lines of any file, as they stand there. @throws IngestionError, ClassifiedError */
export async function parseLines({ file, bytes }: LinesRequest, alive: () => void): Promise<FileLines> {
  if (isPlain(file)) return readPlainLines(bytes);
  const found = await readFormat(bytes, { file, alive });
  return admitLines(placeLines(found), found.warnings, found.ocr);
}
