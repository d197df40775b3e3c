import { normaliseNumerals } from "../../domain/text/numerals.ts";
import { toSimplified } from "./to-simplified.ts";

/**
 * Brings text to one written form for search: NFKC, lower case, simplified characters, and numerals
 * that count something in Arabic digits. The result is for searching only; its offsets do not match
 * the source.
 */
export function normaliseForSearch(text: string): string {
  return normaliseNumerals(toSimplified(text.normalize("NFKC").toLowerCase()));
}
