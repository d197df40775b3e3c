const hourMs = 3_600_000;

/** The date in China at that moment, YYYY-MM-DD: which texts are in force does not hang on the machine's time zone. */
export function chinaDate(moment: Date): string {
  return new Date(moment.getTime() + 8 * hourMs).toISOString().slice(0, 10);
}
