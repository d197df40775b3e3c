import type { Assistant } from "../../../../assistant.ts";
import type { Reader } from "../../../../domain/reader.ts";
import type { DocumentSummary } from "../../../../domain/view.ts";
import { hashFile } from "../../callback-data.ts";

/** Resolved anew each time: the index may have been reloaded since the button was made. */
export function findFile(assistant: Assistant, reader: Reader, fileHash: string): DocumentSummary | null {
  return assistant.documents(reader).find(({ file }) => hashFile(file) === fileHash) ?? null;
}
