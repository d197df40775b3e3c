import { useEffect, useState } from "react";
import { checkText } from "../../api/writing.ts";
import { type PlacedFinding, placeFindings } from "../desk/draft-marks.ts";

/** So long after the last key a text is read again. */
const idleMs = 1200;
const textLimit = 80_000;

export interface Findings {
  /** The text they are of. */
  readonly text: string;
  readonly list: readonly PlacedFinding[];
}

/** What the checker says of a text that is being written; null before the first reading. */
export function useFindings(text: string, active: boolean): Findings | null {
  const [findings, setFindings] = useState<Findings | null>(null);
  useEffect(() => {
    if (!active || text.trim() === "" || text.length > textLimit) return undefined;
    const leaving = new AbortController();
    const timer = setTimeout(() => {
      // A failed reading changes nothing: the next key asks again, and saving says what is wrong.
      checkText(text, leaving.signal).then(
        // What is open is marked already, and listed apart.
        (review) =>
          setFindings({
            text,
            list: placeFindings(review.findings.filter(({ rule }) => rule !== "留空未填")),
          }),
        () => undefined,
      );
    }, idleMs);
    return () => {
      clearTimeout(timer);
      leaving.abort();
    };
  }, [text, active]);
  return findings;
}
