/** A line feed stands in no file name: two files in one part of the address. */
const between = "\n";

/** The part of the address that sets two documents side by side. */
export function comparisonAddress(older: string, newer: string): string {
  return `${older}${between}${newer}`;
}

export function parseComparison(detail: string): { readonly older: string; readonly newer: string } | null {
  const [older = "", newer = ""] = detail.split(between);
  return older === "" || newer === "" ? null : { older, newer };
}
