import { Button } from "antd";
import { type ReactNode, useMemo, useState } from "react";
import { texts } from "../texts.ts";

export interface Column<Row> {
  readonly key: string;
  readonly title: string;
  readonly render: (row: Row) => ReactNode;
  /** Makes the column one to sort by. */
  readonly compare?: (left: Row, right: Row) => number;
  /** Left out on narrow screens. */
  readonly wideOnly?: boolean;
  readonly numeric?: boolean;
  /** Long text, broken into lines; others stay in one. */
  readonly wraps?: boolean;
}

interface DataTableProps<Row> {
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string | number;
  readonly emptyText: string;
}

const pageRows = 50;

/**
 * A plain table with sorting. Not the component library's: that one measures scroll bars through a style
 * sheet without a nonce, which the Content-Security-Policy forbids.
 */
export function DataTable<Row>({ label, columns, rows, rowKey, emptyText }: DataTableProps<Row>) {
  const [order, setOrder] = useState<{ readonly key: string; readonly descending: boolean } | null>(null);
  const [limit, setLimit] = useState(pageRows);
  const sorted = useMemo(() => {
    const compare = columns.find(({ key }) => key === order?.key)?.compare;
    if (compare === undefined) return rows;
    const ascending = [...rows].sort(compare);
    return order?.descending === true ? ascending.reverse() : ascending;
  }, [columns, rows, order]);
  const sortBy = (key: string): void =>
    setOrder((before) => ({ key, descending: before?.key === key && !before.descending }));

  if (rows.length === 0) return <p className="muted table-note">{emptyText}</p>;
  return (
    // Scrolled with the keyboard where a column lies outside.
    <div className="scrolls" role="region" aria-label={label} tabIndex={0}>
      <table className="data-table" aria-label={label}>
        <thead>
          <tr>
            {columns.map(({ key, title, compare, ...column }) => (
              <th
                key={key}
                scope="col"
                className={classOf(column)}
                aria-sort={order?.key === key ? (order.descending ? "descending" : "ascending") : undefined}
              >
                {compare === undefined ? (
                  title
                ) : (
                  <button type="button" className="sort" onClick={() => sortBy(key)}>
                    {title}
                  </button>
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sorted.slice(0, limit).map((row) => (
            <tr key={rowKey(row)}>
              {columns.map(({ key, render, ...column }) => (
                <td key={key} className={classOf(column)}>
                  {render(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {sorted.length > limit && (
        <Button type="text" block onClick={() => setLimit((count) => count + 4 * pageRows)}>
          {texts.table.more(sorted.length - limit)}
        </Button>
      )}
    </div>
  );
}

type Look = Pick<Column<unknown>, "wideOnly" | "numeric" | "wraps">;

function classOf({ wideOnly, numeric, wraps }: Look): string | undefined {
  const names = [
    wideOnly === true ? "wide-cell" : "",
    numeric === true ? "is-number" : "",
    wraps === true ? "wraps" : "",
  ].filter(Boolean);
  return names.length === 0 ? undefined : names.join(" ");
}
