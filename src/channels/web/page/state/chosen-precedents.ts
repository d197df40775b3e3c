import { useSyncExternalStore } from "react";

/**
 * A paragraph of a past report that was chosen in 素材 as a model for the next draft; 写作 sends
 * `{file, start, end}` of each along and shows the rest.
 */
export interface ChosenPrecedent {
  readonly file: string;
  readonly title: string;
  /** UTF-16 offsets into the stored text of the document. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** How 素材 hands over to 写作, also in another tab: a JSON list in the browser's storage. */
const storageKey = "youju-precedents";
/** More models than these blur the style. */
export const mostPrecedents = 5;

const listeners = new Set<() => void>();
/** The same list as long as nothing changes: what is drawn from it need not be drawn anew. */
let cached: { readonly raw: string; readonly list: readonly ChosenPrecedent[] } = { raw: "", list: [] };

/** The chosen paragraphs, oldest first. */
export function useChosenPrecedents(): readonly ChosenPrecedent[] {
  return useSyncExternalStore(subscribe, read);
}

/** Beyond the limit the oldest goes. */
export function choosePrecedent(precedent: ChosenPrecedent): void {
  write([...read().filter((one) => !isSame(one, precedent)), precedent].slice(-mostPrecedents));
}

export function dropPrecedent(precedent: ChosenPrecedent): void {
  write(read().filter((one) => !isSame(one, precedent)));
}

/** After the draft they were chosen for, and when somebody else may sit down here. */
export function dropAllPrecedents(): void {
  write([]);
}

export function isSame(
  left: Pick<ChosenPrecedent, "file" | "start">,
  right: Pick<ChosenPrecedent, "file" | "start">,
): boolean {
  return left.file === right.file && left.start === right.start;
}

function read(): readonly ChosenPrecedent[] {
  let raw = "";
  try {
    raw = localStorage.getItem(storageKey) ?? "";
  } catch {
    return cached.list;
  }
  if (raw !== cached.raw) cached = { raw, list: parse(raw) };
  return cached.list;
}

function parse(raw: string): readonly ChosenPrecedent[] {
  try {
    const list: unknown = JSON.parse(raw);
    return Array.isArray(list) ? list.filter(isPrecedent) : [];
  } catch {
    return [];
  }
}

function isPrecedent(value: unknown): value is ChosenPrecedent {
  const { file, title, start, end, text } = (value ?? {}) as Partial<ChosenPrecedent>;
  const words = [file, title, text].every((part) => typeof part === "string");
  return words && typeof start === "number" && typeof end === "number";
}

function write(list: readonly ChosenPrecedent[]): void {
  const raw = JSON.stringify(list);
  try {
    localStorage.setItem(storageKey, raw);
  } catch {
    // Switched off or full: the choice then lasts as long as the page.
  }
  cached = { raw, list };
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  addEventListener("storage", listener);
  return () => {
    listeners.delete(listener);
    removeEventListener("storage", listener);
  };
}
