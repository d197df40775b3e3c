import type { UploadRequest, UploadResult } from "../domain/operation/upload.ts";
import { ClassifiedError } from "../errors.ts";
import { noSettings } from "./build-document.ts";
import { dataPaths } from "./generation/generation-folder.ts";
import { bytesHashOf, hashBytes, loadDocument } from "./load-document.ts";
import { createParserProcess, type FileParser } from "./parsing/parser-process.ts";
import { receiveFiles, type UploadedCopy } from "./receive-files.ts";
import { isArchive, scanArchive } from "./scanning/scan-archive.ts";

export interface InspectionOptions {
  readonly knowledgeDir: string;
  readonly dataDir: string;
  /** Module that runs the parser process. */
  readonly parserEntry: URL;
  /** All that may be kept of a refused file: its 密级 and the SHA-256 of its bytes. */
  readonly onClassified: (found: { readonly mark: string; readonly sha256: string }) => void;
}

/**
 * Takes uploaded files in after reading each for its marks: what bears a 密级, or an archive with such a
 * member, is refused and no copy of it stays. Whatever else is wrong with a file, the reload will say.
 */
export async function receiveInspected(
  request: UploadRequest,
  { knowledgeDir, dataDir, parserEntry, onClassified }: InspectionOptions,
): Promise<UploadResult> {
  const parser = createParserProcess({ entry: parserEntry, scratch: dataPaths(dataDir).uploadScratch });
  try {
    return await receiveFiles(knowledgeDir, request, async (copy) => {
      const classified = await findClassified(copy, parser);
      if (classified === null) return;
      onClassified({ mark: classified.mark, sha256: bytesHashOf(hashBytes(copy.bytes)) });
      throw classified;
    });
  } finally {
    parser.close();
  }
}

async function findClassified(copy: UploadedCopy, parser: FileParser): Promise<ClassifiedError | null> {
  for (const { file, read } of partsOf(copy)) {
    try {
      await loadDocument({ file, bytes: read(), fileHash: "", settings: noSettings }, parser);
    } catch (error) {
      if (error instanceof ClassifiedError) return error;
    }
  }
  return null;
}

function partsOf({ name, path, bytes }: UploadedCopy): { file: string; read: () => Uint8Array }[] {
  if (!isArchive(name)) return [{ file: name, read: () => bytes }];
  const archive = { file: name, absolute: path, size: bytes.length, stamp: "" };
  return scanArchive(archive, () => false).files.map(({ file, member }) => ({
    file,
    read: () => member?.() ?? bytes,
  }));
}
