import type { Draft, DraftSummary } from "../../domain/draft.ts";

const titleLength = 40;

/** A draft as one line of a list. */
export function summariseDraft({ id, version, kind, text, placeholders, step }: Draft): DraftSummary {
  const [first = ""] = text.trim().split("\n", 1);
  return {
    id,
    title: first.length > titleLength ? `${first.slice(0, titleLength)}…` : first,
    kind,
    version,
    characters: text.replaceAll(/\s/gu, "").length,
    open: placeholders.length,
    at: step.at,
  };
}
