import { adminRooms, type Room, rooms } from "../state/use-room.ts";
import { texts } from "../texts.ts";
import { RoomIcon } from "../shared/icons.tsx";

interface RoomNavProps {
  readonly room: Room;
  readonly role: "staff" | "admin";
}

/** From room to room: in the header of a wide screen, at the foot of a narrow one. */
export function RoomNav({ room, role }: RoomNavProps) {
  return (
    <nav className="room-nav" aria-label={texts.rooms.label}>
      {rooms
        .filter((name) => role === "admin" || !adminRooms.has(name))
        .map((name) => (
          <a
            key={name}
            href={`#/${name}`}
            className="room-link"
            aria-current={name === room ? "page" : undefined}
          >
            <RoomIcon room={name} />
            {texts.rooms[name]}
          </a>
        ))}
    </nav>
  );
}
