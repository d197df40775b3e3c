import { useCallback, useEffect, useState } from "react";
import { messageOf } from "../api/http.ts";

export interface Fetched<Value> {
  /** Null while it has not come yet. What was there before stays while it is fetched again. */
  readonly value: Value | null;
  readonly failure: string | null;
  readonly refresh: () => void;
}

/** What `fetchValue` gives, fetched when shown and again on `refresh`. It must not change between drawings. */
export function useFetched<Value>(fetchValue: (signal: AbortSignal) => Promise<Value>): Fetched<Value> {
  const [value, setValue] = useState<Value | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    const leaving = new AbortController();
    fetchValue(leaving.signal).then(
      (fetched) => {
        setFailure(null);
        setValue(fetched);
      },
      (error: unknown) => {
        if (!leaving.signal.aborted) setFailure(messageOf(error));
      },
    );
    return () => leaving.abort();
  }, [fetchValue, turn]);
  const refresh = useCallback(() => setTurn((count) => count + 1), []);
  return { value, failure, refresh };
}
