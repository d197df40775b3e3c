import type { AnswerTable, Citation, TableCell } from "../../../../domain/answers/answer.ts";
import { CopyButton } from "../shared/copy-button.tsx";
import { CitationMark } from "../source/citation-mark.tsx";
import { filledColumns, tableForPasting } from "../text/table-words.ts";
import { texts } from "../texts.ts";

interface AnswerTableViewProps {
  readonly table: AnswerTable;
  readonly citations: readonly Citation[];
  readonly onOpen: (citation: Citation) => void;
}

/** The steps of a procedure in rows; opened on request, for it says the answer once more. */
export function AnswerTableView({ table, citations, onOpen }: AnswerTableViewProps) {
  const { columns, rows } = filledColumns(table);
  return (
    <details className="steps">
      <summary>{texts.answer.steps(rows.length)}</summary>
      <div className="scrolls" role="region" aria-label={texts.answer.steps(rows.length)} tabIndex={0}>
        <table className="data-table">
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((cells, row) => (
              // Rows have no names of their own: their order is their identity.
              // oxlint-disable-next-line react/no-array-index-key
              <tr key={row}>
                {cells.map((cell, column) => (
                  <td key={columns[column]} className="wraps">
                    <Cell cell={cell} citations={citations} onOpen={onOpen} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <CopyButton label={texts.copy.table} text={tableForPasting({ columns, rows })} />
    </details>
  );
}

interface CellProps {
  readonly cell: TableCell;
  readonly citations: readonly Citation[];
  readonly onOpen: (citation: Citation) => void;
}

function Cell({ cell, citations, onOpen }: CellProps) {
  // The last sign and the marks stay together, as in the answer itself.
  const last = Array.from(cell.text).at(-1) ?? "";
  return (
    <>
      {cell.text.slice(0, cell.text.length - last.length)}
      <span className="unbroken">
        {last}
        {citations
          .filter(({ n }) => cell.citations.includes(n))
          .map((citation) => (
            <CitationMark key={citation.n} citation={citation} onOpen={onOpen} />
          ))}
      </span>
    </>
  );
}
