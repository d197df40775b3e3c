import { useCallback, useSyncExternalStore } from "react";

export const rooms = ["ask", "write", "materials", "library", "admin"] as const;
export type Room = (typeof rooms)[number];

/** The rooms that change what everyone sees. */
export const adminRooms: ReadonlySet<Room> = new Set(["admin"]);

/** The room named in the address (`#/library`, `#/write/…`), so that it can be kept as a bookmark and gone back from. */
export function useRoom(): readonly [Room, (room: Room) => void] {
  const room = useSyncExternalStore(subscribe, read);
  const go = useCallback((next: Room) => {
    location.hash = `/${next}`;
  }, []);
  return [room, go];
}

/** What stands behind the room's name: `#/write/1234` → 1234, "" for the room itself. */
export function useRoomPath(): readonly [string, (room: Room, path: string, replace?: boolean) => void] {
  const path = useSyncExternalStore(subscribe, () => addressParts()[1] ?? "");
  const go = useCallback((room: Room, next: string, replace = false) => {
    const hash = next === "" ? `#/${room}` : `#/${room}/${encodeURIComponent(next)}`;
    if (!replace) location.hash = hash;
    else {
      history.replaceState(null, "", hash);
      dispatchEvent(new HashChangeEvent("hashchange"));
    }
  }, []);
  return [path, go];
}

function addressParts(): string[] {
  return location.hash
    .replace(/^#\//u, "")
    .split("/")
    .map((part) => {
      try {
        return decodeURIComponent(part);
      } catch {
        return part;
      }
    });
}

function subscribe(onChange: () => void): () => void {
  addEventListener("hashchange", onChange);
  return () => removeEventListener("hashchange", onChange);
}

function read(): Room {
  const [name] = addressParts();
  return rooms.find((room) => room === name) ?? "ask";
}
