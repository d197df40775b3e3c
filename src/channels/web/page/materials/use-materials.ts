import { useEffect, useState } from "react";
import type { SearchPassage } from "../../../../domain/answers/search.ts";
import { messageOf } from "../api/http.ts";
import { searchMaterials } from "../api/library.ts";

export interface Materials {
  /** Null before the first search. */
  readonly passages: readonly SearchPassage[] | null;
  readonly failure: string | null;
  readonly busy: boolean;
  readonly again: () => void;
}

/** Paragraphs on `topic`, looked for whenever it changes; "" looks for nothing. */
export function useMaterials(topic: string): Materials {
  const [passages, setPassages] = useState<readonly SearchPassage[] | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    setPassages(null);
    setFailure(null);
    setBusy(topic !== "");
    if (topic === "") return undefined;
    const leaving = new AbortController();
    searchMaterials(topic, leaving.signal).then(
      (result) => {
        setPassages(result.passages);
        setBusy(false);
      },
      (error: unknown) => {
        if (leaving.signal.aborted) return;
        setFailure(messageOf(error));
        setBusy(false);
      },
    );
    return () => leaving.abort();
  }, [topic, attempt]);
  return { passages, failure, busy, again: () => setAttempt((count) => count + 1) };
}
