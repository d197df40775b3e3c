import { useCallback, useState } from "react";

/** State that this browser remembers. `isValid` guards against what an older page left. */
export function useKeptValue<Value>(
  key: string,
  initial: Value,
  isValid: (value: unknown) => value is Value,
): readonly [Value, (next: Value) => void] {
  const [value, setValue] = useState(() => readKept(key, initial, isValid));
  const change = useCallback(
    (next: Value) => {
      setValue(next);
      try {
        localStorage.setItem(key, JSON.stringify(next));
      } catch {
        // Storage may be full or switched off: the value then lasts until the page closes.
      }
    },
    [key],
  );
  return [value, change];
}

function readKept<Value>(key: string, initial: Value, isValid: (value: unknown) => value is Value): Value {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? "null");
    return isValid(kept) ? kept : initial;
  } catch {
    return initial;
  }
}
