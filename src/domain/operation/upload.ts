import type { DocumentKind } from "../documents/document.ts";
import type { RejectedFile } from "./reload.ts";

/** A file that someone sends to be kept in the knowledge folder. */
export interface IncomingFile {
  /** As the sender names it: a name, or a path below the folder that was dropped. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface UploadRequest {
  /** Policies and reports lie in folders of their own. */
  readonly kind: DocumentKind;
  readonly files: readonly IncomingFile[];
}

export interface UploadResult {
  /** `file` is relative to the knowledge folder; `replaced`: there was one of that name. */
  readonly saved: readonly { readonly file: string; readonly replaced: boolean }[];
  readonly rejected: readonly RejectedFile[];
}

/** What a file turns out to be when it is read in memory; nothing of it is kept. */
export interface FileInspection {
  readonly title: string;
  readonly kind: DocumentKind;
  /** It says of itself that it is not for the public. */
  readonly internal: boolean;
  /** Length of its text, UTF-16 units. */
  readonly characters: number;
  /** Name of a file with the very same bytes that is held already, or null. */
  readonly sameAs: string | null;
  readonly warnings: readonly string[];
}
