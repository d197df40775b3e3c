const idKey = "youju-tab";
const aliveKey = (tab: string): string => `youju-alive:${tab}`;
const beatMs = 3000;
/** A tab that has not been heard of for so long is closed, or its machine was switched off. */
const silentMs = 10_000;

let own: string | null = null;

/**
 * A name for this tab that it keeps over a reload. A duplicated tab gets a name of its own: the one it
 * was copied from is still alive.
 */
export function tabIdentity(): string {
  if (own !== null) return own;
  const kept = read(sessionStorage, idKey);
  own = kept !== null && !isAlive(kept) ? kept : crypto.getRandomValues(new Uint32Array(2)).join("");
  const tab = own;
  write(sessionStorage, idKey, tab);
  const beat = (): void => write(localStorage, aliveKey(tab), String(Date.now()));
  beat();
  setInterval(beat, beatMs);
  addEventListener("pagehide", () => localStorage.removeItem(aliveKey(tab)));
  addEventListener("pageshow", beat);
  return tab;
}

export function isAlive(tab: string): boolean {
  const heard = Number(read(localStorage, aliveKey(tab)) ?? 0);
  return Date.now() - heard < silentMs;
}

function read(storage: Storage, key: string): string | null {
  try {
    return storage.getItem(key);
  } catch {
    return null;
  }
}

function write(storage: Storage, key: string, value: string): void {
  try {
    storage.setItem(key, value);
  } catch {
    // Storage may be full or switched off: edits then live as long as the page.
  }
}
