import type { UnsavedEdit } from "./desk-state.ts";
import { isAlive, tabIdentity } from "./tab-identity.ts";

/**
 * Edits that the server does not have yet, kept in the browser: they outlive a reload, a crash, a service
 * that is gone and a session that has ended. Two tabs on one draft keep theirs apart.
 */
const prefix = (id: string): string => `youju-edit:${id}:`;

export function keepEdit(id: string, edit: UnsavedEdit): void {
  try {
    localStorage.setItem(`${prefix(id)}${tabIdentity()}`, JSON.stringify(edit));
  } catch {
    // As in tab-identity.ts.
  }
}

export function forgetEdit(id: string): void {
  try {
    localStorage.removeItem(`${prefix(id)}${tabIdentity()}`);
  } catch {
    // As above.
  }
}

/** This tab's own edit, else one that a closed tab left behind, which becomes this tab's. */
export function findEdit(id: string): UnsavedEdit | null {
  try {
    const tab = tabIdentity();
    const own = parse(localStorage.getItem(`${prefix(id)}${tab}`));
    if (own !== null) return own;
    const left = Object.keys(localStorage).find(
      (key) => key.startsWith(prefix(id)) && !isAlive(key.slice(prefix(id).length)),
    );
    if (left === undefined) return null;
    const edit = parse(localStorage.getItem(left));
    if (edit !== null) keepEdit(id, edit);
    localStorage.removeItem(left);
    return edit;
  } catch {
    return null;
  }
}

function parse(kept: string | null): UnsavedEdit | null {
  if (kept === null) return null;
  const value = JSON.parse(kept) as Partial<UnsavedEdit>;
  return typeof value.text === "string" && typeof value.base === "string"
    ? { text: value.text, base: value.base }
    : null;
}
