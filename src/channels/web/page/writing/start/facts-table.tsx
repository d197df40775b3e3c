import { Button } from "antd";
import { type ClipboardEvent, type KeyboardEvent, useRef, useState } from "react";
import { PlusIcon, UploadIcon } from "../../shared/icons.tsx";
import { RemoveIcon } from "../shared/writing-icons.tsx";
import { writingTexts } from "../../texts/writing.ts";
import {
  emptyRow,
  factColumns,
  type FactColumn,
  type FactRow,
  isFilled,
  isTable,
  pasteCells,
  readRows,
  rowLimit,
} from "./fact-rows.ts";
import { readCsvFile } from "./read-csv-file.ts";

interface FactsTableProps {
  readonly rows: readonly FactRow[];
  readonly onChange: (rows: readonly FactRow[]) => void;
}

/** The figures a draft may use: typed, pasted from Excel, or read from a CSV file. */
export function FactsTable({ rows, onChange }: FactsTableProps) {
  const { facts } = writingTexts;
  const [message, setMessage] = useState("");
  const table = useRef<HTMLTableElement>(null);
  const file = useRef<HTMLInputElement>(null);

  const change = (next: readonly FactRow[], said: string): void => {
    onChange(next.slice(0, rowLimit));
    setMessage(next.length > rowLimit ? facts.tooMany(rowLimit) : said);
  };
  const edit = (row: number, column: FactColumn, value: string): void =>
    onChange(rows.map((before, index) => (index === row ? { ...before, [column]: value } : before)));
  const focus = (row: number, column: number): void => {
    const cells = table.current?.querySelectorAll<HTMLInputElement>("tbody input");
    cells?.[row * factColumns.length + column]?.focus();
  };
  const addRow = (): void => {
    onChange([...rows, emptyRow]);
    // The new field is there after the next drawing.
    setTimeout(() => focus(rows.length, 0));
  };
  const onPaste = (event: ClipboardEvent, row: number, column: FactColumn): void => {
    const text = event.clipboardData.getData("text/plain");
    if (!isTable(text)) return;
    event.preventDefault();
    const pasted = pasteCells(rows, { row, column }, text);
    change(pasted, facts.pasted(pasted.filter(isFilled).length - rows.filter(isFilled).length));
  };
  const onKeyDown = (event: KeyboardEvent, row: number, column: number): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter" || event.key === "ArrowDown") {
      event.preventDefault();
      if (row + 1 < rows.length) focus(row + 1, column);
      else if (event.key === "Enter") addRow();
    } else if (event.key === "ArrowUp" && row > 0) {
      event.preventDefault();
      focus(row - 1, column);
    }
  };
  const importFile = async (input: HTMLInputElement): Promise<void> => {
    const [chosen] = input.files ?? [];
    if (chosen === undefined) return;
    const read = readRows(await readCsvFile(chosen), chosen.name);
    // The same file can be picked again after it was mended.
    input.value = "";
    if (read.length === 0) setMessage(facts.none(chosen.name));
    else change([...rows.filter(isFilled), ...read], facts.imported(read.length, chosen.name));
  };

  return (
    <div className="facts">
      <table ref={table} className="facts-table" aria-label={facts.title}>
        <thead>
          <tr>
            {factColumns.map((column) => (
              <th key={column} scope="col" className={`fact-${column}`}>
                {facts.columns[column]}
              </th>
            ))}
            <td />
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            // Rows have no name of their own: their position is their identity.
            // oxlint-disable-next-line react/no-array-index-key
            <tr key={index}>
              {factColumns.map((column, at) => (
                <td key={column} className={`fact-${column}`}>
                  <input
                    value={row[column]}
                    maxLength={column === "item" ? 500 : 60}
                    inputMode={column === "value" ? "decimal" : undefined}
                    aria-label={facts.cell(facts.columns[column], index + 1)}
                    placeholder={index === 0 && !rows.some(isFilled) ? facts.placeholders[column] : undefined}
                    onChange={(event) => edit(index, column, event.target.value)}
                    onPaste={(event) => onPaste(event, index, column)}
                    onKeyDown={(event) => onKeyDown(event, index, at)}
                  />
                </td>
              ))}
              <td className="fact-remove">
                <Button
                  type="text"
                  size="small"
                  icon={<RemoveIcon />}
                  aria-label={facts.remove(index + 1)}
                  onClick={() =>
                    onChange(rows.length === 1 ? [emptyRow] : rows.filter((_, at) => at !== index))
                  }
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="facts-bar">
        <Button type="text" size="small" icon={<PlusIcon />} onClick={addRow}>
          {facts.add}
        </Button>
        <Button type="text" size="small" icon={<UploadIcon />} onClick={() => file.current?.click()}>
          {facts.import}
        </Button>
        {rows.some(isFilled) && (
          <Button type="text" size="small" onClick={() => change([emptyRow, emptyRow], "")}>
            {facts.clear}
          </Button>
        )}
        <span className="muted small" role="status">
          {message}
        </span>
      </div>
      <input
        ref={file}
        type="file"
        hidden
        accept=".csv,.txt,.tsv,text/csv"
        aria-label={facts.import}
        onChange={(event) => void importFile(event.target)}
      />
    </div>
  );
}
