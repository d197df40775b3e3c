import { normaliseNumerals } from "../../domain/numerals.ts";

/**
 * Brings text to one written form for search: NFKC, lower case, and numerals that count something
 * in Arabic digits. The result is for searching only; its offsets do not match the source.
 */
export function normaliseForSearch(text: string): string {
  return normaliseNumerals(text.normalize("NFKC").toLowerCase());
}
