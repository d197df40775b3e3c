import { useCallback, useState } from "react";

/** A text that this tab remembers over a reload. */
export function useTabText(key: string): readonly [string, (text: string) => void] {
  const [text, setText] = useState(() => read(key));
  const change = useCallback(
    (next: string) => {
      setText(next);
      try {
        sessionStorage.setItem(key, next);
      } catch {
        // Storage may be full or switched off: the text then lasts as long as the page.
      }
    },
    [key],
  );
  return [text, change];
}

function read(key: string): string {
  try {
    return sessionStorage.getItem(key) ?? "";
  } catch {
    return "";
  }
}
