/** A button that sends `data` back to the bot, or puts `copy` (1–256 characters) on the clipboard. */
export type ChatButton =
  | { readonly label: string; readonly data: string }
  | { readonly label: string; readonly copy: string };
