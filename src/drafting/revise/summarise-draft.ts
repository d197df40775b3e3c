import type { DraftSummary } from "../../domain/writing/draft.ts";
import type { DraftHistory } from "./draft-history.ts";

const titleLength = 40;

/** A draft as one line of a list; one that is not finished has the title of its outline. */
export function summariseDraft(id: string, { versions, unfinished }: DraftHistory): DraftSummary | null {
  const draft = versions.at(-1)?.draft;
  const outline = unfinished?.request.outline;
  if (draft === undefined && outline === undefined) return null;
  const [first = ""] = (draft?.text ?? outline?.title ?? "").trim().split("\n", 1);
  const written = unfinished?.sections.map((section) => section.text).join("") ?? "";
  return {
    id,
    title: first.length > titleLength ? `${first.slice(0, titleLength)}…` : first,
    kind: draft?.kind ?? unfinished?.request.kind ?? "",
    version: draft?.version ?? 0,
    characters: (draft?.text ?? written).replaceAll(/\s/gu, "").length,
    open: draft?.placeholders.length ?? 0,
    at: draft?.step.at ?? unfinished?.step.at ?? "",
    unfinished:
      unfinished && outline ? { done: unfinished.sections.length, total: outline.sections.length } : null,
  };
}
