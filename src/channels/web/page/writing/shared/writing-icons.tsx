import type { ReactNode } from "react";

/** Drawn like those of shared/icons.tsx; apart, so that they come with the writing room. */
function icon(children: ReactNode) {
  return () => (
    <svg className="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      {children}
    </svg>
  );
}

export const RemoveIcon = icon(<path d="M6 6l12 12M18 6 6 18" />);
export const BackIcon = icon(<path d="M14 6l-6 6 6 6" />);
export const UndoIcon = icon(<path d="M8 5 4 9l4 4M4 9h10a5 5 0 0 1 0 10h-3" />);
export const DownloadIcon = icon(<path d="M12 4v11M7 10.5l5 5 5-5M5 19h14" />);
export const CompareIcon = icon(<path d="M12 4v16M4 7h5M4 12h5M4 17h5M15 7h5M15 12h5M15 17h5" />);
export const CheckListIcon = icon(<path d="m4 7 1.5 1.5L8.5 5.5M4 16l1.5 1.5 3-3M12 7.5h8M12 16.5h8" />);
export const PrintIcon = icon(
  <path d="M7 9V4h10v5M7 17H4v-6a2 2 0 0 1 2-2h12a2 2 0 0 1 2 2v6h-3M7 14h10v6H7z" />,
);
