import type { Theme } from "../patterns/pattern.ts";
import type { Brief } from "../request/brief.ts";
import { composeDocument } from "./compose-document.ts";
import { composeList } from "./compose-list.ts";
import { composePart, type ComposedPart, type PartSources } from "./compose-part.ts";
import type { Subject } from "./subject.ts";

/** Writes a draft without headings from the common stock and the precedents, in the form of its kind. */
export function compose(
  brief: Brief,
  subject: Subject,
  themes: readonly Theme[],
  sources: PartSources,
): ComposedPart {
  if (brief.kind.form === "list") return composeList(brief, subject, themes, sources);
  if (brief.kind.form !== "section") return composeDocument(brief, subject.themes, sources);
  return composePart(brief, sources, brief.words);
}
