import { cityNames } from "../../../domain/text/place-names.ts";

/** X市, for every city that a text may have been taken over from. */
export const cityPattern = new RegExp(`(${cityNames.join("|")})(市)(?![场民容政])`, "gu");
