export interface CsvRow {
  /** Line of the file on which the row begins, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

/**
 * Comma-separated values as Excel and WPS save them, or cells copied there with tabs between: quoted cells
 * may hold delimiters, quotes and line feeds.
 */
export function parseCsv(text: string, delimiters = ",，"): CsvRow[] {
  const rows: CsvRow[] = [];
  let cells: string[] = [];
  let cell = "";
  let quoted = false;
  let line = 1;
  let rowLine = 1;

  function endCell(): void {
    cells.push(cell.trim());
    cell = "";
  }
  function endRow(): void {
    endCell();
    if (cells.some((value) => value !== "")) rows.push({ line: rowLine, cells });
    cells = [];
    rowLine = line;
  }

  for (let at = 0; at < text.length; at++) {
    const sign = text[at];
    if (sign === "\n") line += 1;
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (text[at + 1] === '"') cell += text[(at += 1)];
      else quoted = false;
    } else if (sign === '"' && cell.trim() === "") [quoted, cell] = [true, ""];
    else if (sign !== undefined && delimiters.includes(sign)) endCell();
    else if (sign === "\n") endRow();
    else if (sign !== "\r") cell += sign;
  }
  endRow();
  return rows;
}
