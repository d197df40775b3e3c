import { useCallback, useSyncExternalStore } from "react";

export const rooms = ["ask", "materials", "library", "admin"] as const;
export type Room = (typeof rooms)[number];

/** The rooms that change what everyone sees. */
export const adminRooms: ReadonlySet<Room> = new Set(["admin"]);

/** The room named in the address (`#/library`), so that it can be kept as a bookmark and gone back from. */
export function useRoom(): readonly [Room, (room: Room) => void] {
  const room = useSyncExternalStore(subscribe, read);
  const go = useCallback((next: Room) => {
    location.hash = `/${next}`;
  }, []);
  return [room, go];
}

function subscribe(onChange: () => void): () => void {
  addEventListener("hashchange", onChange);
  return () => removeEventListener("hashchange", onChange);
}

function read(): Room {
  const name = location.hash.replace(/^#\//u, "");
  return rooms.find((room) => room === name) ?? "ask";
}
