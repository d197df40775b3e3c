import type { ReactNode } from "react";
import type { Room } from "../state/use-room.ts";

/** The few icons the page needs, drawn here: no font, no request. */
function icon(children: ReactNode) {
  return () => (
    <svg className="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      {children}
    </svg>
  );
}

export const SendIcon = icon(<path d="M12 19V5M6 11l6-6 6 6" />);
export const StopIcon = icon(<rect x="7" y="7" width="10" height="10" rx="1.5" className="icon-solid" />);
export const PlusIcon = icon(<path d="M12 5v14M5 12h14" />);
export const SunIcon = icon(
  <>
    <circle cx="12" cy="12" r="4" />
    <path d="M12 3v2M12 19v2M3 12h2M19 12h2M5.6 5.6 7 7M17 17l1.4 1.4M5.6 18.4 7 17M17 7l1.4-1.4" />
  </>,
);
export const MoonIcon = icon(<path d="M20 14.5A8 8 0 0 1 9.5 4a8 8 0 1 0 10.5 10.5Z" />);
export const CopyIcon = icon(
  <>
    <rect x="9" y="9" width="11" height="11" rx="2" />
    <path d="M15 9V6a2 2 0 0 0-2-2H6a2 2 0 0 0-2 2v7a2 2 0 0 0 2 2h3" />
  </>,
);
export const CheckIcon = icon(<path d="m5 12.5 4.5 4.5L19 7.5" />);
export const BookIcon = icon(
  <>
    <path d="M6 4h9l4 4v12H6z" />
    <path d="M9.5 12h6M9.5 15.5h4" />
  </>,
);
export const RefreshIcon = icon(
  <path d="M20 11a8 8 0 0 0-14.5-3.5L4 9M4 4v5h5M4 13a8 8 0 0 0 14.5 3.5L20 15M20 20v-5h-5" />,
);
export const LogoutIcon = icon(<path d="M10 4H5v16h5M15 8l4 4-4 4M19 12H9" />);
export const UpIcon = icon(<path d="m6 14 6-6 6 6" />);
export const DownIcon = icon(<path d="m6 10 6 6 6-6" />);

export const PenIcon = icon(<path d="m14.5 5.5 4 4L8 20H4v-4zM12.5 7.5l4 4" />);
export const TrashIcon = icon(<path d="M5 7h14M10 7V4.5h4V7M7 7l.8 12.5h8.4L17 7M10.5 11v5M13.5 11v5" />);
export const HistoryIcon = icon(
  <>
    <circle cx="12" cy="12" r="8" />
    <path d="M12 7.5V12l3 2.5" />
  </>,
);
export const ClipIcon = icon(
  <path d="m19.5 11.5-7.6 7.6a4.6 4.6 0 0 1-6.5-6.5l8.1-8.1a3 3 0 0 1 4.3 4.3l-8.1 8.1a1.5 1.5 0 0 1-2.1-2.1l7.2-7.2" />,
);
export const CloseIcon = icon(<path d="m6 6 12 12M18 6 6 18" />);
export const ThumbUpIcon = icon(
  <path d="M7 11v9H4v-9zM7 11l4.2-7a2 2 0 0 1 2.3 2.6L12.7 10H19a2 2 0 0 1 2 2.3l-1.1 6A2 2 0 0 1 18 20H7" />,
);
export const ThumbDownIcon = icon(
  <path d="M7 13V4H4v9zM7 13l4.2 7a2 2 0 0 0 2.3-2.6l-.8-3.4H19a2 2 0 0 0 2-2.3l-1.1-6A2 2 0 0 0 18 4H7" />,
);
export const UploadIcon = icon(<path d="M12 16V5M7 9.5 12 4.5l5 5M5 19h14" />);

const roomIcons: Readonly<Record<Room, ReturnType<typeof icon>>> = {
  ask: icon(<path d="M5 5h14v11h-8l-4 3.5V16H5z" />),
  write: icon(<path d="M5 19h14M6.5 15.5 15 7l3 3-8.5 8.5H6.5z" />),
  materials: icon(<path d="M5 6h14M5 10h14M5 14h9M5 18h6" />),
  library: icon(<path d="M4 7h6l2 2h8v10H4z" />),
  admin: icon(
    <>
      <path d="M4 8h9M17 8h3M4 16h3M11 16h9" />
      <circle cx="15" cy="8" r="2" />
      <circle cx="9" cy="16" r="2" />
    </>,
  ),
};

export function RoomIcon({ room }: { room: Room }) {
  const Icon = roomIcons[room];
  return <Icon />;
}

export function Logo() {
  return (
    <svg className="logo" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="7" className="logo-seal" />
      <path d="M9 8.5h10l4 4V24H9zM12.5 15h7M12.5 19h4.5" className="logo-lines" />
    </svg>
  );
}
