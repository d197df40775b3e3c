import type { Draft, DraftStep } from "../../domain/writing/draft.ts";
import { notesFor } from "../draft-notes.ts";
import type { House } from "../house.ts";
import { readRequest } from "../request/read-request.ts";
import { verifyDraft } from "../verify/verify-draft.ts";
import { adjustBrief, withFills } from "./apply-adjustments.ts";
import type { DraftVersion } from "./draft-history.ts";
import { readHandEdits } from "./hand-edits.ts";

/** The version that a hand-made change of `current` gives; `today` is ISO. */
export function editDraft(
  current: DraftVersion,
  text: string,
  step: DraftStep,
  house: House,
  today: string,
): DraftVersion {
  const made = readHandEdits(current.draft.text, text);
  const adjustments = {
    ...current.adjustments,
    fills: { ...current.adjustments.fills, ...made.fills },
    rewrites: [...current.adjustments.rewrites, ...made.rewrites],
  };
  const brief = adjustBrief(readRequest(current.request, house.kinds, today), adjustments);
  const { citations, precedents } = current.draft;
  const verified = verifyDraft(text, withFills(brief, adjustments), {
    citations,
    formulations: house.formulations,
  });
  const draft: Draft = {
    ...current.draft,
    ...verified,
    step,
    version: current.draft.version + 1,
    text,
    notes: notesFor(brief, text, verified.placeholders.length, precedents, 0),
  };
  return { request: current.request, adjustments, draft };
}
