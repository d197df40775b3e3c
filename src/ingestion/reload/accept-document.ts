import { createHash } from "node:crypto";
import type { AcceptedDocument } from "../../ports/store.ts";
import type { LoadedDocument } from "../load-document.ts";

/** Shorter texts may well be the same in two documents (此页无正文, 本法自公布之日起施行). */
const tellingLength = 200;

/** A parsed document with what the next reload must know of its file. */
export function acceptDocument({ document, warnings }: LoadedDocument, stamp: string): AcceptedDocument {
  return { ...document, stamp, textHash: hashText(document.text), warnings };
}

/** "" for a text too short to tell documents apart. */
function hashText(text: string): string {
  return text.length < tellingLength ? "" : createHash("sha256").update(text).digest("base64url");
}
