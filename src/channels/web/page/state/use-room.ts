import { useMemo, useSyncExternalStore } from "react";

export const rooms = ["ask", "write", "materials", "library", "admin"] as const;
export type Room = (typeof rooms)[number];

/** The rooms that change what everyone sees. */
export const adminRooms: ReadonlySet<Room> = new Set(["admin"]);

export interface Place {
  readonly room: Room;
  /** What is open in the room: a conversation, a topic, a tab; "" for none. */
  readonly detail: string;
}

/** Where the address says we are (`#/ask/3f…`), so that it can be kept as a bookmark and gone back from. */
export function usePlace(): Place {
  const hash = useSyncExternalStore(subscribe, readHash);
  return useMemo(() => parsePlace(hash), [hash]);
}

/** Moves there; `replace` leaves no step to go back to. */
export function goTo(room: Room, detail = "", replace = false): void {
  const hash = hashOf(room, detail);
  if (!replace) location.hash = hash;
  else if (location.hash !== hash) {
    history.replaceState(null, "", hash);
    dispatchEvent(new HashChangeEvent("hashchange"));
  }
}

export function hashOf(room: Room, detail = ""): string {
  return detail === "" ? `#/${room}` : `#/${room}/${encodeURIComponent(detail)}`;
}

export function parsePlace(hash: string): Place {
  const [, name = "", detail = ""] = /^#\/([^/]*)\/?(.*)$/u.exec(hash) ?? [];
  return { room: rooms.find((room) => room === name) ?? "ask", detail: decode(detail) };
}

/** An address that somebody cut short is no reason for an empty page. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}

function subscribe(onChange: () => void): () => void {
  addEventListener("hashchange", onChange);
  return () => removeEventListener("hashchange", onChange);
}

function readHash(): string {
  return location.hash;
}
