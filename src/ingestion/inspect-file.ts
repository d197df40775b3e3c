import type { FileInspection, IncomingFile } from "../domain/operation/upload.ts";
import { noSettings } from "./build-document.ts";
import { admitFile } from "./formats/admission.ts";
import { bytesHashOf, hashBytes, loadDocument } from "./load-document.ts";
import type { FileParser } from "./parsing/parser-process.ts";

/** A file that is held already, by the hash of its bytes. */
export interface HeldFile {
  readonly file: string;
  readonly fileHash: string;
}

/**
 * Reads a file as a reload would, in memory, before anyone decides to keep it.
 * @throws ClassifiedError, IngestionError when it must not or cannot be indexed.
 */
export async function inspectFile(
  { name, bytes }: IncomingFile,
  held: readonly HeldFile[],
  parser: FileParser,
): Promise<FileInspection> {
  admitFile(name, bytes.length);
  const fileHash = hashBytes(bytes);
  const same = held.find((row) => bytesHashOf(row.fileHash) === bytesHashOf(fileHash));
  const { document, warnings } = await loadDocument(
    { file: name, bytes, fileHash, settings: noSettings },
    parser,
  );
  const { title, kind, internal } = document.meta;
  return {
    title,
    kind,
    internal,
    characters: document.text.length,
    sameAs: same?.file ?? null,
    warnings,
  };
}
