import { useEffect, useState } from "react";

export type ThemeName = "light" | "dark";
const storageKey = "youju-theme";

/** The system's choice until the person makes one; remembered in this browser. */
export function useTheme(): readonly [ThemeName, () => void] {
  const [name, setName] = useState<ThemeName>(initialTheme);
  useEffect(() => {
    document.documentElement.dataset["theme"] = name;
  }, [name]);
  const toggle = (): void => {
    const next = name === "light" ? "dark" : "light";
    setName(next);
    try {
      localStorage.setItem(storageKey, next);
    } catch {
      // Storage may be switched off: the choice then lasts until the page closes.
    }
  };
  return [name, toggle];
}

function initialTheme(): ThemeName {
  try {
    const stored = localStorage.getItem(storageKey);
    if (stored === "light" || stored === "dark") return stored;
  } catch {
    // As above.
  }
  return matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}
