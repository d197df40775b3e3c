/** The year a report covers, as its completed title or file name has it; null when neither does. */
export function yearOf({ title, file }: { readonly title: string; readonly file: string }): string | null {
  return /(?:19|20)\d{2}/u.exec(title)?.[0] ?? /(?:19|20)\d{2}/u.exec(file)?.[0] ?? null;
}
