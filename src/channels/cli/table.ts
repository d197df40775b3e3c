/** Han characters and full-width marks take two columns of a terminal. */
const wide = /[\p{Script=Han}\u3000-\u303f\uff00-\uff60]/gu;

export function displayWidth(text: string): number {
  return text.length + (text.match(wide)?.length ?? 0);
}

/** Rows as aligned lines: the first column to the left, the others to the right. */
export function alignTable(rows: readonly (readonly string[])[]): string {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [at, cell] of row.entries()) widths[at] = Math.max(widths[at] ?? 0, displayWidth(cell));
  }
  return rows
    .map((row) => {
      const cells = row.map((cell, at) => {
        const gap = " ".repeat(widths[at]! - displayWidth(cell));
        return at === 0 ? cell + gap : gap + cell;
      });
      return `${cells.join("  ").trimEnd()}\n`;
    })
    .join("");
}
