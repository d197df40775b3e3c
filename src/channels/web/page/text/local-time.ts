const format = new Intl.DateTimeFormat("zh-CN", { dateStyle: "medium", timeStyle: "short" });

/** An ISO time as the reader's clock shows it. */
export function localTime(iso: string): string {
  return format.format(new Date(iso));
}
