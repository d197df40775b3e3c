import type { DraftRequest, DraftTone } from "../../../../../domain/writing/draft.ts";
import { emptyRow, type FactRow, isFilled, toFacts } from "./fact-rows.ts";

/** The form as it stands; kept in the browser so that a reload loses nothing. */
export interface WritingForm {
  readonly request: string;
  /** "": told from the request. */
  readonly kind: string;
  /** As typed. */
  readonly words: string;
  readonly tone: DraftTone;
  readonly rows: readonly FactRow[];
}

export const emptyForm: WritingForm = {
  request: "",
  kind: "",
  words: "",
  tone: "plain",
  rows: [emptyRow, emptyRow],
};

export const requestLimit = 20_000;

export function isForm(value: unknown): value is WritingForm {
  if (typeof value !== "object" || value === null) return false;
  const form = value as Partial<WritingForm>;
  return (
    typeof form.request === "string" &&
    typeof form.kind === "string" &&
    typeof form.words === "string" &&
    typeof form.tone === "string" &&
    Array.isArray(form.rows)
  );
}

export function isUntouched(form: WritingForm): boolean {
  return form.request.trim() === "" && !form.rows.some(isFilled);
}

export function toRequest({ request, kind, words, tone, rows }: WritingForm): DraftRequest {
  const length = Number.parseInt(words, 10);
  return {
    request: request.trim(),
    ...(kind === "" ? {} : { kind }),
    ...(Number.isNaN(length) || length <= 0 ? {} : { words: length }),
    ...(tone === "plain" ? {} : { tone }),
    facts: toFacts(rows),
  };
}

/** The year that is written of: 2024年发展党员工作 → 2024; null when none is named. */
export function yearOf(request: string): number | null {
  const year = /(?:19|20)\d{2}(?=年)/u.exec(request)?.[0];
  return year === undefined ? null : Number(year);
}
